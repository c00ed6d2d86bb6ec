// Package value reads the single values of foreign files: dates, times of day, lengths, time zones, names, languages,
// countries and the words that other programs and other people use for what Laurel knows. What is written in such files
// is recognised after the text files in vocabulary, one a language: a language is added by adding a file. It knows no
// format of file and no store.
package value
