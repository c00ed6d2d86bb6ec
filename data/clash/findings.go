package clash

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/program"
)

// finding is a Finding with what it is sorted by; whether it is ignored is known in the list of them.
type finding struct {
	Finding
	start int64 // of its first meeting
	rank  int   // of its rule
	grade int   // of its severity, 0 for the gravest
}

// newFinding makes a finding about meetings, which are in order of time, and people or contacts. Without a severity it has that
// of its rule.
func newFinding(rule Rule, severity program.Severity, variant string, items []*item, others []program.ID, m message) *finding {
	rank := ranks[rule]
	severity = cmp.Or(severity, descriptions[rank].Severity)
	m.key = "finding." + string(rule)
	if variant != "" {
		m.key += "." + variant
	}
	f := &finding{rank: rank, grade: slices.Index(program.Severities(), severity)}
	f.Finding = Finding{Rule: rule, Severity: severity, meetings: len(items), message: m}
	f.Items = make([]program.ID, 0, len(items)+len(others))
	for _, v := range items {
		f.Items = append(f.Items, v.meeting.ID)
	}
	f.Items = append(f.Items, others...)
	if len(items) > 0 {
		f.start = items[0].start
	}
	return f
}

func byGravity(a, b *finding) int {
	if a.grade != b.grade || a.start != b.start || a.rank != b.rank {
		return cmp.Or(cmp.Compare(a.grade, b.grade), cmp.Compare(a.start, b.start), cmp.Compare(a.rank, b.rank))
	}
	return cmp.Or(slices.Compare(a.Items, b.Items), cmp.Compare(a.message.key, b.message.key))
}

// findings are those of a program, the gravest first, then by time.
type findings struct {
	list  []*finding
	found []Finding // the same, as they are returned
}

// with returns the list without some findings and with others. What stays is copied in long stretches.
func (l findings) with(removed, added []*finding, i ignored, reignored bool) findings {
	next := l
	if len(removed)+len(added) > 0 {
		next = l.changed(removed, added, i)
	}
	if reignored || next.found == nil {
		next.found = make([]Finding, len(next.list))
		for k, f := range next.list {
			next.found[k] = i.mark(f)
		}
	}
	return next
}

func (l findings) changed(removed, added []*finding, i ignored) findings {
	places := make([]int, len(removed), len(removed)+1)
	for k, f := range removed {
		places[k], _ = slices.BinarySearchFunc(l.list, f, byGravity)
		for l.list[places[k]] != f {
			places[k]++
		}
	}
	slices.Sort(places)
	slices.SortStableFunc(added, byGravity)
	list := make([]*finding, 0, len(l.list)+len(added)-len(removed))
	found := make([]Finding, 0, cap(list))
	next := 0
	copyUntil := func(place int) {
		list = append(list, l.list[next:place]...)
		found = append(found, l.found[next:place]...)
		next = place
	}
	for _, place := range append(places, len(l.list)) {
		for ; len(added) > 0; added = added[1:] {
			before, _ := slices.BinarySearchFunc(l.list, added[0], byGravity)
			if before > place {
				break
			}
			copyUntil(max(before, next))
			list = append(list, added[0])
			found = append(found, i.mark(added[0]))
		}
		copyUntil(place)
		next++
	}
	return findings{list, found}
}

// ignored are the records of ignored findings by what they are about.
type ignored map[string]*program.Ignored

// noMeal is the name that the rules about lunch and dinner had as one rule; records of it hold for both.
const noMeal = "no-meal"

// readIgnored indexes the records of a program. Of two records about the same, the one that covers more counts.
func readIgnored(records []*program.Ignored) ignored {
	read := make(ignored, len(records))
	for _, i := range records {
		rules := []string{i.Rule}
		if i.Rule == noMeal {
			rules = []string{string(NoLunch), string(NoDinner)}
		}
		for _, rule := range rules {
			key := identity(rule, i.Items)
			if other := read[key]; other == nil || i.Severity == "" || other.Severity != "" && i.Covers(other.Severity) {
				read[key] = i
			}
		}
	}
	return read
}

// mark returns a finding with the record that covers it.
func (i ignored) mark(f *finding) Finding {
	marked := f.Finding
	if len(i) > 0 {
		if record := i[identity(string(f.Rule), f.Items)]; record != nil && record.Covers(f.Severity) {
			marked.Ignored = record
		}
	}
	return marked
}

// identity is by what an ignored finding is recognised, in whatever order its items are.
func identity(rule string, items []program.ID) string {
	texts := []string{rule}
	for _, id := range items {
		texts = append(texts, string(id))
	}
	slices.Sort(texts[1:])
	return strings.Join(texts, " ")
}
