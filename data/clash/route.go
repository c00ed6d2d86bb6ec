package clash

import "laurel/data/program"

// Route is how the group gets from one meeting to another.
type Route struct {
	Minutes    int          // that it takes by the mode
	Mode       program.Mode // the meeting's own, or what people would take
	Kilometres float64      // in a straight line; negative when a position is not known
	Known      bool         // the minutes are known: by the positions, or by the program's own travel times
}

// Route tells how the group gets from a meeting to another one. An empty from is the hotel of the stop.
func (c *Checker) Route(from, to program.ID) Route {
	b := c.index()[c.program.Meeting(to)]
	if b == nil {
		return Route{Kilometres: -1}
	}
	a := c.index()[c.program.Meeting(from)]
	if from == "" && b.stop != nil {
		a = &item{meeting: &program.Meeting{}, stop: b.stop, at: b.stop.hotel}
	}
	if a == nil {
		return Route{Kilometres: -1}
	}
	w := Route{Kilometres: -1}
	w.Minutes, w.Mode, w.Known = c.need(a, b)
	if a.at.known && b.at.known {
		w.Kilometres = a.at.kilometres(b.at)
	}
	return w
}
