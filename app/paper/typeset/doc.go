// Package typeset puts text and drawings on paper. Makers choose places and styles, and compute no baselines.
//
// Text is split by direction (Unicode UAX #9) and script, shaped by go-text's port of HarfBuzz and broken into lines
// by UAX #14. Latin, Greek and Cyrillic are written as text of embedded subsets with kerning and ligatures; all other
// scripts as filled outlines, each glyph once in a file, under a layer of text without ink by which they are found
// and copied. The package imports nothing of the domain.
package typeset
