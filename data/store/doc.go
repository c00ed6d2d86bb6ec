// Package store keeps programs in one SQLite file and is the only package that changes it.
//
// Every edit is one labelled transaction. Triggers, generated from the schema, write each row before and after into the
// change log; Undo, Redo and History read that log and nothing else, so they work for every table. After an edit the
// rows that changed are read back and a new program value is made that shares all the others: what the screens show is
// what lies on disk.
//
// All opening goes through Open. Nothing of SQL leaves this package and those below it: tables has the records, sqlite
// the databases, container the sealed file, disk the lock and the files beside it, and fault the sentences of failures.
package store
