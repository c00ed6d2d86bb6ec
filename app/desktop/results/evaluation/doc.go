// Package evaluation is the page of evaluation forms: their questions, the answers that are typed in or imported, and
// what came of them.
package evaluation
