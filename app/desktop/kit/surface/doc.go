// Package surface contains what the table, the agenda, the time grid and the time line have in common: an area that
// scrolls and draws only what is in sight (Body, Layer), what is selected on it (Selection), and the list of rows of
// which the table and the agenda are made (List). It knows no domain.
package surface

import "laurel/app/desktop/kit/look"

// dp scales a length of the drawings at 100 %.
func dp(length float32) float32 { return look.Dp(length) }
