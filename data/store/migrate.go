package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"laurel/data/locale"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// applicationID is in the header of our files: "LAUR".
const applicationID = 0x4C415552

//go:embed migrations/*.sql
var embedded embed.FS

// migration leads from version-1 to version; the file's name starts with the number.
type migration struct {
	version    int
	name, text string
}

// migrationsIn reads numbered SQL files. The numbers run from 1 without a gap.
func migrationsIn(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var found []migration
	for i, name := range names {
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s should have the number %d", name, i+1)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		found = append(found, migration{version, name, string(text)})
	}
	return found, nil
}

// migrate brings the database from its version to the newest, each step in one transaction. Its connections must not
// enforce foreign keys, so that a step may rebuild a table; what the step leaves is checked instead. The log's triggers
// are created again afterwards.
func migrate(ctx context.Context, db *sql.DB, steps []migration, version int) error {
	for _, step := range steps[version:] {
		if err := migrateOnce(ctx, db, step); err != nil {
			return fmt.Errorf("migration %s: %w", step.name, err)
		}
	}
	return nil
}

func migrateOnce(ctx context.Context, db *sql.DB, step migration) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlite.Rollback(tx)
	if err := tables.DropTriggers(ctx, tx); err != nil {
		return err
	}
	statements := step.text + fmt.Sprintf(
		";\nPRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, step.version,
	)
	if _, err := tx.ExecContext(ctx, statements); err != nil {
		return err
	}
	broken, err := sqlite.BrokenReferences(ctx, tx)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return fault.New(fault.ErrDamaged, fault.Details(broken),
			"The file could not be updated to this version and was left unchanged: {{.Why}} Restore the latest backup.",
			locale.Values{"Why": broken[0]})
	}
	return tx.Commit()
}
