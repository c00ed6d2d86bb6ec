// Package program is the domain: what is true about a delegation's program, whoever keeps, shows or prints it.
//
// A Program is a whole program in memory. It is loaded once and immutable for its readers: the store replaces what an
// edit changed and returns a new value that shares the rest. The package knows no database, no screen and no paper,
// and imports no other package of Laurel.
//
// Every field of every type carries the tag `audience:"…"`, the widest audience that may have it (see Audience).
// Package edition is the one place that acts on the tags, and a test fails when a field has none.
package program
