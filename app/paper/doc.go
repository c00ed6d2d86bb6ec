// Package paper makes the documents that are printed, as PDF. Each maker takes an edition of a program, which holds
// nothing that its audience may not have, and options, and writes the bytes of a file: same input, same bytes. What
// stands where is said here; text is set by typeset. Nothing in here knows the window or the database.
package paper
