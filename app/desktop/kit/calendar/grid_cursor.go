package calendar

import "slices"

// placeLength is how many minutes an empty place has that has the keyboard's attention.
const placeLength = 60

// gridCursor is what has the keyboard's attention in a grid: an item, or an empty place of a day. Its moves return the
// item that becomes the current one, or -1 for an empty place; ok is false when nothing changes.
type gridCursor struct {
	item   int // -1: an empty place
	column int
	minute int // where nothing is current
}

// firstCursor is where the keyboard begins.
func firstCursor() gridCursor { return gridCursor{item: -1, minute: 9 * 60} }

// goTo makes an item the current one; the empty place is after it then.
func (c *gridCursor) goTo(d *gridDays, item int) {
	c.item = item
	if item >= 0 {
		c.column, c.minute = d.items[item].Column, min(d.items[item].To, minutesADay-1)
	}
}

// toPlace leads to an empty place of the column.
func (c *gridCursor) toPlace(minute int) (item int, ok bool) {
	c.minute = min(max(minute, 0), minutesADay-placeLength)
	return -1, true
}

// past goes by half an hour through the column, over whatever is there.
func (c *gridCursor) past(d *gridDays, by, step int) (item int, ok bool) {
	from := c.minute
	if c.item >= 0 && by < 0 {
		from = d.items[c.item].From
	}
	if c.item >= 0 && by > 0 {
		from -= placeLength / 2 // the place right after it
	}
	return c.toPlace(snapped(from+by*placeLength/2, step, 0))
}

// page goes by so many minutes: to the item nearest to there, or from an empty place to an empty place.
func (c *gridCursor) page(d *gridDays, minutes int) (item int, ok bool) {
	if c.item < 0 {
		return c.toPlace(snapped(c.minute+minutes, 15, 0))
	}
	return d.nearest(c.column, d.items[c.item].From+minutes, c.item), true
}

// along goes to the item before or after in the same column; from an empty place by half an hour, to the first item on
// that way.
func (c *gridCursor) along(d *gridDays, by int) (item int, ok bool) {
	list := d.inColumn[c.column]
	if i := slices.Index(list, c.item); i >= 0 {
		return list[min(max(i+by, 0), len(list)-1)], true
	}
	to := min(max(c.minute+by*placeLength/2, 0), minutesADay-placeLength)
	next := c.next(d, by)
	if next >= 0 && (by > 0 && d.items[next].From <= to || by < 0 && d.items[next].To > to) {
		return next, true
	}
	return c.toPlace(to)
}

// next is the item of the column that is next to the empty place in a direction, or -1.
func (c *gridCursor) next(d *gridDays, by int) int {
	best := -1
	for _, item := range d.inColumn[c.column] {
		it := &d.items[item]
		switch {
		case by > 0 && it.From >= c.minute && (best < 0 || it.From < d.items[best].From):
			best = item
		case by < 0 && it.To <= c.minute+1 && (best < 0 || it.To > d.items[best].To):
			best = item
		}
	}
	return best
}

// across goes to another column: to the item there at about the same time, or to the empty day.
func (c *gridCursor) across(d *gridDays, by int) (item int, ok bool) {
	time := c.minute
	if c.item >= 0 {
		time = d.items[c.item].From
	}
	column := min(max(c.column+by, 0), len(d.columns)-1)
	if column == c.column {
		return 0, false
	}
	c.column = column
	best := d.nearest(column, time, -1)
	if best < 0 {
		c.minute = min(snapped(time, 15, 0), minutesADay-placeLength)
	}
	return best, true
}

// toEnd goes to the first or the last item of the column.
func (c *gridCursor) toEnd(d *gridDays, last bool) (item int, ok bool) {
	list := d.inColumn[c.column]
	switch {
	case len(list) == 0:
		return 0, false
	case last:
		return list[len(list)-1], true
	}
	return list[0], true
}

// snapped is the multiple of the step at a minute: the nearest, or with a direction below 0 the one before.
func snapped(minute, step, direction int) int {
	if direction == 0 {
		minute += step / 2
	}
	if minute < 0 {
		return -((-minute + step - 1) / step * step)
	}
	return minute / step * step
}
