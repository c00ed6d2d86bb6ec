// Package awardees is the Awardees tab: the people of the delegation as a list, and the one who is selected as a page
// that is edited on demand. It reads the program value, changes people through the session only, and knows no other
// tab.
package awardees
