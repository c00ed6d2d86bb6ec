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

// newFinding completes a finding about meetings, which are in order of time, and people or contacts. Without a severity
// it has that of its rule.
func newFinding(f Finding, variant string, items []*item, others []program.ID) *finding {
	rank := ranks[f.Rule]
	f.Severity = cmp.Or(f.Severity, descriptions[rank].Severity)
	f.message.key = "finding." + string(f.Rule)
	if variant != "" {
		f.message.key += "." + variant
	}
	f.meetings = len(items)
	f.Items = make([]program.ID, 0, len(items)+len(others))
	for _, v := range items {
		f.Items = append(f.Items, v.meeting.ID)
	}
	f.Items = append(f.Items, others...)
	sorted := &finding{Finding: f, rank: rank, grade: slices.Index(program.Severities(), f.Severity)}
	if len(items) > 0 {
		sorted.start = items[0].start
	}
	return sorted
}

func byGravity(a, b *finding) int {
	if a.grade != b.grade || a.start != b.start || a.rank != b.rank {
		return cmp.Or(cmp.Compare(a.grade, b.grade), cmp.Compare(a.start, b.start), cmp.Compare(a.rank, b.rank))
	}
	return cmp.Or(slices.Compare(a.Items, b.Items), cmp.Compare(a.message.key, b.message.key))
}

// replaceFindings returns the list without the removed findings and with those added. What stays is copied in long
// stretches.
func (e *edit) replaceFindings() []*finding {
	list := e.findings
	places := make([]int, len(e.removed), len(e.removed)+1)
	for k, f := range e.removed {
		places[k], _ = slices.BinarySearchFunc(list, f, byGravity)
		for list[places[k]] != f {
			places[k]++
		}
	}
	slices.Sort(places)
	slices.SortStableFunc(e.added, byGravity)
	changed := make([]*finding, 0, len(list)+len(e.added)-len(places))
	next := 0
	for _, place := range append(places, len(list)) {
		for ; len(e.added) > 0; e.added = e.added[1:] {
			before, _ := slices.BinarySearchFunc(list, e.added[0], byGravity)
			if before > place {
				break
			}
			changed = append(changed, list[next:max(before, next)]...)
			next = max(before, next)
			changed = append(changed, e.added[0])
		}
		changed = append(changed, list[next:place]...)
		next = place + 1
	}
	return changed
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
			other := read[key]
			if other == nil || i.Severity == "" || other.Severity != "" && i.Covers(other.Severity) {
				read[key] = i
			}
		}
	}
	return read
}

// covering returns the record that covers a finding, or nil.
func (i ignored) covering(f *finding) *program.Ignored {
	if len(i) > 0 {
		if record := i[identity(string(f.Rule), f.Items)]; record != nil && record.Covers(f.Severity) {
			return record
		}
	}
	return nil
}

// mark returns a finding with the record that covers it.
func (i ignored) mark(f *finding) Finding {
	marked := f.Finding
	marked.Ignored = i.covering(f)
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
