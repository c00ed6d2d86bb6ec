// Package schedule is the Schedule tab: the days of each stop as a grid, as a list, by person and as the ways from place to place, and the
// selected meeting read and edited beside them. The list keeps selection and filter for all four views. The tab also keeps the organisations and
// contacts of the library, which meetings refer to. Checks come from data/clash; nothing is worked out here that a document needs too.
package schedule
