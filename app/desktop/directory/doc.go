// Package directory has the lists that belong to no tab, each over the whole window: the organisations and contacts of
// the library, and the flights and trains of a program.
package directory
