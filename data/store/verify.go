package store

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"laurel/data/locale"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// soundness is what Sound found.
type soundness struct {
	sync.Mutex
	isKnown bool
	fault   error
}

// Sound compares, once after a file was opened, every row with the log, which has each as it was last written. So
// neither a changed byte nor rows that a damaged index hides go into a program value unnoticed; the error is
// ErrDamaged.
func (s *Store) Sound(ctx context.Context) (err error) {
	defer func() { err = fault.Explained(s.path, err) }()
	s.soundness.Lock()
	defer s.soundness.Unlock()
	if s.soundness.isKnown {
		return s.soundness.fault
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlite.Rollback(tx)
	findings, err := s.unlogged(ctx, tx)
	if err != nil {
		return err
	}
	s.soundness.isKnown = true
	if len(findings) > 0 {
		s.soundness.fault = fault.New(
			fault.ErrDamaged, fault.Details(findings),
			"{{.File}} is damaged: {{.Found}} No documents can be made from it. Restore the latest backup.",
			locale.Values{
				"File":  filepath.Base(s.path),
				"Found": fault.Counted{Text: "{{.Count}} records differ from what was saved.", N: len(findings)},
			},
		)
	}
	return s.soundness.fault
}

// unlogged finds the rows that are not as the log has them, and those of the log that are not there.
func (s *Store) unlogged(ctx context.Context, from sqlite.Querier) (findings []fault.Finding, err error) {
	seed := maphash.MakeSeed()
	expected := map[tables.LoggedRecord]uint64{}
	err = sqlite.Query(ctx, from, func(scan func(...any) error) error {
		var r tables.LoggedRecord
		var after string
		err := scan(&r.Kind, &r.ID, &after)
		if s.logged[r.Kind] != nil {
			expected[r] = maphash.String(seed, after)
		}
		return err
	}, `SELECT kind, record, after FROM change
		WHERE id IN (SELECT max(id) FROM change GROUP BY record, kind) AND after IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	for _, kind := range slices.Sorted(maps.Keys(s.logged)) {
		broken, err := sqlite.Integrity(ctx, from, "PRAGMA integrity_check("+sqlite.Quoted(kind)+")") // its indexes too
		if err != nil {
			return nil, err
		}
		findings = append(findings, broken...)
		err = sqlite.Query(ctx, from, func(scan func(...any) error) error {
			r := tables.LoggedRecord{Kind: kind}
			var row string
			if err := scan(&r.ID, &row); err != nil {
				return err
			}
			want, isLogged := expected[r]
			delete(expected, r)
			if !isLogged || want == maphash.String(seed, row) {
				return nil
			}
			same, err := sameAsLogged(ctx, from, r, row)
			if !same {
				findings = append(findings, notAsSaved(r))
			}
			return err
		}, fmt.Sprintf("SELECT x.id, %s FROM %s x NOT INDEXED",
			tables.RowObject("x", s.logged[kind]), sqlite.Quoted(kind)))
		if err != nil {
			return nil, err
		}
	}
	for r := range expected {
		findings = append(
			findings,
			fault.Found("A record ({{.Kind}}) is missing.", r.Kind, "missing: "+r.Kind+" "+r.ID),
		)
	}
	slices.SortFunc(findings, func(a, b fault.Finding) int { return strings.Compare(a.Detail, b.Detail) })
	return findings, nil
}

func notAsSaved(r tables.LoggedRecord) fault.Finding {
	return fault.Found("A record ({{.Kind}}) differs from what was saved.", r.Kind, "changed: "+r.Kind+" "+r.ID)
}

// sameAsLogged compares a row with the log column by column, since a migration may have added some since.
func sameAsLogged(ctx context.Context, from sqlite.Querier, r tables.LoggedRecord, row string) (bool, error) {
	var logged string
	err := from.QueryRowContext(ctx,
		`SELECT after FROM change WHERE record = ? AND kind = ? ORDER BY id DESC LIMIT 1`, r.ID, r.Kind).Scan(&logged)
	if err != nil {
		return false, err
	}
	var before, now map[string]json.RawMessage
	if json.Unmarshal([]byte(logged), &before) != nil || json.Unmarshal([]byte(row), &now) != nil {
		return false, nil
	}
	for column, value := range before {
		if is, found := now[column]; found && string(is) != string(value) {
			return false, nil
		}
	}
	return true, nil
}
