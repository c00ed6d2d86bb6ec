package book

import (
	"cmp"
	"slices"

	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/program"
)

// span is the place of an item in one day's column: minutes from midnight, then points from the top of the page.
type span struct {
	meeting    *program.Meeting
	from, to   int
	continues  bool // began on an earlier day
	top, down  float64
	lane, wide int // which of how many side by side
	box        typeset.Rect
	content    typeset.Block
}

// inside is where the text of an item is in its box.
func (s span) inside() typeset.Rect {
	b := s.box
	return typeset.Area(b.X+min(4.5, b.W/3), b.Y+0.75, b.W-min(6, b.W/2), b.H-1.5)
}

const (
	dayMinutes  = 24 * 60
	leastLength = 30 // minutes that an item without an end is shown for
)

// spansOf cuts the items of a day to that day.
func spansOf(day request.Day) []span {
	var list []span
	for _, m := range day.Continued {
		to := dayMinutes
		if m.End.Date == day.Date {
			to = m.End.Clock.Minutes()
		}
		list = append(list, span{meeting: m, to: to, continues: true})
	}
	for _, m := range day.Items {
		s := span{meeting: m, from: m.Start.Clock.Minutes(), to: m.Start.Clock.Minutes() + leastLength}
		if m.Start.Before(m.End) {
			s.to = s.from + m.Minutes()
		}
		s.to = min(s.to, dayMinutes)
		list = append(list, s)
	}
	return list
}

// hourScale maps minutes to points: the hours in which nothing happens are lower than the others, those with a short
// item higher.
type hourScale struct {
	first, last int // hours
	tops        []float64
}

func newHourScale(days [][]span, top, height float64) hourScale {
	first, last := 9, 17
	var weight [24]float64
	for hour := range weight {
		weight[hour] = 0.2
	}
	for _, day := range days {
		for _, s := range day {
			if s.from == 0 && s.to == dayMinutes {
				continue // of the whole day: as high as the others need
			}
			first, last = min(first, s.from/60), max(last, (s.to+59)/60)
			for hour := s.from / 60; hour*60 < s.to; hour++ {
				weight[hour] = max(weight[hour], 1)
				if s.to-s.from < 45 && !s.continues {
					weight[hour] = 1.6
				}
			}
		}
	}
	total := 0.0
	for hour := first; hour < last; hour++ {
		total += weight[hour]
	}
	scale := hourScale{first: first, last: last, tops: []float64{top}}
	for hour := first; hour < last; hour++ {
		top += height * weight[hour] / total
		scale.tops = append(scale.tops, top)
	}
	return scale
}

func (h hourScale) at(minutes int) float64 {
	minutes = min(max(minutes, h.first*60), h.last*60)
	hour := min(minutes/60-h.first, len(h.tops)-2)
	part := float64(minutes-(hour+h.first)*60) / 60
	return h.tops[hour] + part*(h.tops[hour+1]-h.tops[hour])
}

// leastHeight is the least height of an item, so that it can be read.
const leastHeight = 13.0

// arrange sets the place of each item: none covers another.
func arrange(list []span, scale hourScale) {
	bottom := scale.tops[len(scale.tops)-1]
	for i := range list {
		s := &list[i]
		s.top, s.down = scale.at(s.from), scale.at(s.to)
		s.down = max(s.down, s.top+leastHeight)
		if s.down > bottom {
			s.top, s.down = min(s.top, bottom-leastHeight), bottom
		}
	}
	slices.SortStableFunc(list, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(b.down, a.down))
	})
	for start := 0; start < len(list); {
		end, reach := start, 0.0
		var lanes []float64 // where each lane is free again
		for ; end < len(list) && (end == start || list[end].top < reach-0.01); end++ {
			s := &list[end]
			s.lane = slices.IndexFunc(lanes, func(free float64) bool { return free <= s.top+0.01 })
			if s.lane < 0 {
				s.lane = len(lanes)
				lanes = append(lanes, 0)
			}
			lanes[s.lane] = s.down
			reach = max(reach, s.down)
		}
		for i := start; i < end; i++ {
			list[i].wide = len(lanes)
		}
		start = end
	}
}
