// Package workbook makes what goes out as an Excel file or as CSV: lists, each a value that describes itself (see
// list). It receives an edition, never a program, and so cannot leak what an audience may not have: a column above the
// edition's audience does not exist in the file at all.
//
// Excelize makes everything but the rows: parts, styles, panes, filters, page set-up, pictures, encryption. The rows
// are streamed by ourselves into the finished package (see book), because excelize's StreamWriter puts plain text into
// the temporary folder once a sheet passes 16 MB, and without that folder holds the whole sheet in memory. So nothing
// of a roster is ever written anywhere but to the writer that was passed, and memory does not grow with the rows.
//
// It imports the domain and excelize; no window and no other maker may come in.
package workbook
