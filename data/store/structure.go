package store

import (
	"context"
	"database/sql"
	"fmt"
	"laurel/data/store/fault"
)

// structureFindings also compares the indexes with their tables.
func structureFindings(ctx context.Context, from querier) ([]fault.Finding, error) {
	return integrity(ctx, from, "PRAGMA integrity_check(10)")
}

// integrity returns what one of SQLite's checks finds.
func integrity(ctx context.Context, from querier, check string) (findings []fault.Finding, err error) {
	lines, err := queryColumn[string](ctx, from, check)
	for _, line := range lines {
		if line != "ok" {
			findings = append(findings, fault.Found("The structure of the file is damaged.", "", line))
		}
	}
	return findings, err
}

// brokenReferences returns which rows name others that are not there.
func brokenReferences(ctx context.Context, from querier) (findings []fault.Finding, err error) {
	err = query(ctx, from, func(scan func(...any) error) error {
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
