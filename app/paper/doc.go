// Package paper contains the makers of printed documents, a package for each kind, and their tests. A maker accepts a
// request.Request, whose edition of the program has nothing that the audience may not have, and writes a PDF; the same
// request yields the same bytes. Package page has what documents share, typeset sets text and draws, pdf writes the
// objects of a file. None depends on the window or the database.
package paper
