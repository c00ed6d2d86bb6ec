// Package reports is the Reports tab: the catalogue of documents at the left, the chosen document with its options and
// its real pages at the right. What a document is, package documents describes; how its pages are drawn, package pages.
// It may import no other tab.
package reports
