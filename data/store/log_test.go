package store

import (
	"slices"
	"testing"

	"laurel/data/store/tables"
)

// everyTableIsLogged wants the three triggers on each table that is not of the log itself; also names tables that must
// be among them.
func everyTableIsLogged(t *testing.T, s *Store, also ...string) {
	t.Helper()
	rows, err := s.db.QueryContext(
		t.Context(),
		`SELECT t.name, (SELECT count(*) FROM sqlite_schema g WHERE g.type = 'trigger' AND g.tbl_name = t.name)
		FROM sqlite_schema t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'`,
	)
	must(t, err)
	defer rows.Close()
	var found []string
	for rows.Next() {
		var name string
		var triggers int
		must(t, rows.Scan(&name, &triggers))
		found = append(found, name)
		if want := 3; !slices.Contains(tables.Apart, name) && triggers != want {
			t.Errorf("%s has %d triggers, want %d", name, triggers, want)
		}
	}
	must(t, rows.Err())
	for _, name := range also {
		if !slices.Contains(found, name) {
			t.Errorf("there is no table %s", name)
		}
	}
}

func TestEveryTableIsLogged(t *testing.T) {
	s := opened(t)
	everyTableIsLogged(
		t, s, "program", "stop", "person", "organisation", "program_organisation", "contact", "meeting", "takeaway",
		"finding", "form", "response", "connection", "task", "journey",
	)
}

func TestEveryFieldHasAColumnAndEveryColumnAField(t *testing.T) {
	s := opened(t)
	for _, table := range append([]*tables.Table{tables.ProgramTable}, tables.Lists...) {
		name := table.Kind
		want := []string{}
		for _, c := range table.Columns {
			want = append(want, c.Name)
		}
		for _, extra := range []string{"program", "ordinal"} {
			if slices.Contains(s.logged[string(name)], extra) {
				want = append(want, extra)
			}
		}
		got := slices.Clone(s.logged[string(name)])
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%s: the fields are %q, the columns %q", name, want, got)
		}
	}
}
