package store

import (
	"context"
	"time"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
)

// LastChanged returns when each record of every program was last written, by an edit, an undo or a redo. What was
// deleted is there too.
func (s Log) LastChanged(ctx context.Context) (map[program.ID]time.Time, error) {
	found := map[program.ID]time.Time{}
	err := sqlite.Query(ctx, s.db, func(scan func(...any) error) error {
		var record program.ID
		var at string
		err := scan(&record, &at)
		if err == nil {
			found[record], err = time.Parse(time.RFC3339Nano, at)
		}
		return err
	}, `SELECT c.record, e.at
		FROM (SELECT record, max(edit) AS edit FROM change GROUP BY record) c JOIN edit e ON e.id = c.edit`)
	return found, fault.Explained(s.path, err)
}
