// Package schedule is the Schedule tab: the days of each stop as a grid, as a list, by person and as the routes from
// place to place, and beside them the page of the selected meeting, its form, or all findings of the checks. The agenda
// has the selection of all four views. Organisations and contacts, which meetings refer to, have their forms in package
// library.
//
// Screen connects the parts: filterBar (what is shown), board (the views), findings, and session.Pane beside them. A
// part has its own state and a pointer to the Screen. plan is the schedule as text, made away from the window for each
// value of the program. Rules about meetings are in data/program, checks in data/clash.
package schedule
