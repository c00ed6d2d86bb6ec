package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"laurel/data/locale"
)

// sort orders the rows by columns, by the first and, where two are alike, by the next; empty cells come last. A column
// that the audience may not have orders nothing, since the order would show what is in it.
func (t *table[T]) sort(ids []string) error {
	var by []column[T]
	for _, id := range ids {
		c, err := t.sorting(id)
		if err != nil {
			return err
		}
		by = append(by, c)
	}
	by = allowed(by, t.Edition.Audience)
	if len(by) == 0 {
		return nil
	}
	type keyed struct {
		row  T
		keys []cell
	}
	rows, keys := make([]keyed, len(t.rows)), make([]cell, len(t.rows)*len(by))
	for i, r := range t.rows {
		rows[i] = keyed{r, keys[i*len(by) : (i+1)*len(by)]}
		for k, c := range by {
			rows[i].keys[k] = c.value(t.texts, r)
		}
	}
	compare := t.texts.Compare()
	slices.SortStableFunc(rows, func(a, b keyed) int {
		for k := range by {
			if order := compareCells(a.keys[k], b.keys[k], compare); order != 0 {
				return order
			}
		}
		return 0
	})
	for i, r := range rows {
		t.rows[i] = r.row
	}
	return nil
}

func compareCells(a, b cell, compare func(a, b string) int) int {
	switch {
	case a.kind == empty || b.kind == empty:
		return -cmp.Compare(min(a.kind, 1), min(b.kind, 1))
	case a.kind != textual && b.kind != textual:
		return cmp.Compare(a.number, b.number)
	case a.text == b.text:
		return 0
	}
	return compare(a.text, b.text)
}

// sorting returns the column by which rows can be sorted and filtered.
func (t *table[T]) sorting(id string) (column[T], error) {
	c, known := find(t.list.columns, id)
	if !known || !c.sorts() {
		const none = "the %s has no column “%s” to sort or filter by: choose from those listed"
		return c, fmt.Errorf(none, plain(t.list.id), id)
	}
	return c, nil
}

// Condition is what the cell of a column has to be.
type Condition struct {
	Column   string
	Not      bool
	Part     bool     // a part of the cell will do
	Accepted []string // any of these texts; "*" is whatever is not empty
}

// ParseFilter reads conditions that all have to be met, with semicolons between them: role=awardee|guest;diet!=;
// affiliation~police. A cell is compared with any of several texts (|) without regard to case and accents: by its whole
// text (=, !=) or by a part of it (~); a value is also known by its code: awardee, US. Nothing is an empty cell, or one
// that only reports that nobody was asked; * is any other.
func ParseFilter(text string) ([]Condition, error) {
	var all []Condition
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		at := strings.IndexAny(part, "=!~")
		if at < 0 {
			return nil, fmt.Errorf("“%s” is no condition: write a column, = or ~, and a text, such as role=guest", part)
		}
		c := Condition{Column: strings.TrimSpace(part[:at]), Not: part[at] == '!', Part: part[at] == '~'}
		values := strings.TrimPrefix(strings.TrimPrefix(part[at:], "!"), "=")
		for value := range strings.SplitSeq(strings.TrimPrefix(values, "~"), "|") {
			c.Accepted = append(c.Accepted, strings.TrimSpace(value))
		}
		all = append(all, c)
	}
	return all, nil
}

// FilterOf writes conditions as ParseFilter reads them.
func FilterOf(conditions []Condition) string {
	parts := make([]string, len(conditions))
	for i, c := range conditions {
		operator := "="
		switch {
		case c.Not:
			operator = "!="
		case c.Part:
			operator = "~"
		}
		parts[i] = c.Column + operator + strings.Join(c.Accepted, "|")
	}
	return strings.Join(parts, "; ")
}

// keep leaves the rows that meet the filter. One by a column that the audience may not have is refused: what it keeps
// would show what is in it.
func (t *table[T]) keep(filter string) error {
	conditions, err := ParseFilter(filter)
	if err != nil || len(conditions) == 0 {
		return err
	}
	columns := make([]column[T], len(conditions))
	for i, condition := range conditions {
		if columns[i], err = t.sorting(condition.Column); err != nil {
			return err
		}
		if !t.Edition.Audience.MayHave(columns[i].audience()) {
			const above = "the audience “%s” may not have the column “%s”, so that nothing can be filtered by it"
			return fmt.Errorf(above, t.Edition.Audience, condition.Column)
		}
		for k, text := range condition.Accepted {
			condition.Accepted[k] = locale.Fold(text)
		}
	}
	t.rows = slices.DeleteFunc(t.rows, func(r T) bool {
		for i, c := range columns {
			code := ""
			if c.code != nil {
				code = c.code(r)
			}
			shown := c.value(t.texts, r)
			if shown.missing {
				shown.text = ""
			}
			if !conditions[i].metBy(shown.text, code) {
				return true
			}
		}
		return false
	})
	return nil
}

func (c Condition) metBy(text, code string) bool {
	text, code = locale.Fold(text), locale.Fold(code)
	met := slices.ContainsFunc(c.Accepted, func(want string) bool {
		switch {
		case want == "*":
			return text != ""
		case c.Part:
			return strings.Contains(text, want)
		}
		return text == want || code != "" && code == want
	})
	return met != c.Not
}
