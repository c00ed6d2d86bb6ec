// Package sealed reads and writes the container of a sealed store: one file with a data key, which a passphrase opens,
// the image of a database and the changes that were made since. docs/security.md describes the format. It imports no
// package of ours but wholefile, and knows nothing of what the image and the changes contain.
package sealed
