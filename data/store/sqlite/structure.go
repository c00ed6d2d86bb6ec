package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"laurel/data/store/fault"
)

// StructureFindings also compares the indexes with their tables.
func StructureFindings(ctx context.Context, from Querier) ([]fault.Finding, error) {
	return Integrity(ctx, from, "PRAGMA integrity_check(10)")
}

// Integrity returns what one of SQLite's checks finds.
func Integrity(ctx context.Context, from Querier, check string) (findings []fault.Finding, err error) {
	lines, err := Column[string](ctx, from, check)
	for _, line := range lines {
		if line != "ok" {
			findings = append(findings, fault.Found("The structure of the file is damaged.", "", line))
		}
	}
	return findings, err
}

// BrokenReferences returns which rows name others that are not there.
func BrokenReferences(ctx context.Context, from Querier) (findings []fault.Finding, err error) {
	err = Query(ctx, from, func(scan func(...any) error) error {
		var in, to string
		var row sql.NullInt64
		err := scan(&in, &row, &to, new(int))
		findings = append(findings, fault.Found(
			"A record ({{.Kind}}) refers to another one that is missing.", in,
			fmt.Sprintf("row %d of %s names a %s", row.Int64, in, to),
		))
		return err
	}, "PRAGMA foreign_key_check")
	return findings, err
}
