package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"laurel/data/program"
)

func (s *Store) referenceFindings(ctx context.Context) ([]string, error) {
	return brokenReferences(ctx, s.db)
}

// recordFindings validates every record of every program and of the library.
func (s *Store) recordFindings(ctx context.Context) (findings []string, err error) {
	return findings, errors.Join(
		validateAll[program.Program](ctx, s.db, programs, &findings),
		validateAll[program.Stop](ctx, s.db, stops, &findings),
		validateAll[program.Person](ctx, s.db, people, &findings),
		validateAll[program.Organisation](ctx, s.db, organisations, &findings),
		validateAll[program.Contact](ctx, s.db, contacts, &findings),
		validateAll[program.Meeting](ctx, s.db, meetings, &findings),
		validateAll[program.Takeaway](ctx, s.db, takeaways, &findings),
		validateAll[program.Issue](ctx, s.db, issues, &findings),
		validateAll[program.Release](ctx, s.db, releases, &findings),
		validateAll[program.TravelTime](ctx, s.db, travelTimes, &findings),
		validateAll[program.Ignored](ctx, s.db, ignored, &findings),
	)
}

func validateAll[T any, R interface {
	*T
	Validate() error
}](ctx context.Context, from querier, t *table, findings *[]string) error {
	found, _, err := read[T](ctx, from, t, t.plain)
	for _, one := range found {
		if wrong := R(one).Validate(); wrong != nil {
			*findings = append(*findings, wrong.Error())
		}
	}
	return err
}

// photoFindings looks whether each image still is what its name says.
func (s *Store) photoFindings(ctx context.Context) (findings []string, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, image FROM photo`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var image []byte
		if err := rows.Scan(&id, &image); err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(image); hex.EncodeToString(sum[:]) != id {
			findings = append(findings, fmt.Sprintf("The picture %s is not what it was.", id))
		}
	}
	return findings, rows.Err()
}
