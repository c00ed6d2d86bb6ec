// Package schedule is the Schedule tab: the days of each stop with their meetings in order, and the selected meeting read and edited beside
// them. It also keeps the organisations and contacts of the library, which meetings refer to. Checks come from data/clash; nothing is worked
// out here that a document needs too.
package schedule
