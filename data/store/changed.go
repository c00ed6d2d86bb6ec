package store

import (
	"context"
	"time"

	"laurel/data/program"
)

// LastChanged returns when each record of every program was last written, by an edit, an undo or a redo. What was deleted is there too.
func (s *Store) LastChanged(ctx context.Context) (map[program.ID]time.Time, error) {
	found, err := s.lastChanged(ctx)
	return found, explained(s.path, err)
}

func (s *Store) lastChanged(ctx context.Context) (map[program.ID]time.Time, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT c.record, e.at FROM (SELECT record, max(edit) AS edit FROM change GROUP BY record) c JOIN edit e ON e.id = c.edit`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[program.ID]time.Time{}
	for rows.Next() {
		var record program.ID
		var at string
		if err := rows.Scan(&record, &at); err != nil {
			return nil, err
		}
		if found[record], err = time.Parse(time.RFC3339Nano, at); err != nil {
			return nil, err
		}
	}
	return found, rows.Err()
}
