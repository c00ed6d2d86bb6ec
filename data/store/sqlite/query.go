package sqlite

import (
	"context"
	"database/sql"
	"strings"
)

// Querier is a database or a transaction.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Query runs a query and calls row for each row of its answer.
func Query(ctx context.Context, from Querier, row func(scan func(...any) error) error, text string, args ...any) error {
	// The driver watches a context that can end on goroutines of its own, which costs more than the rows.
	rows, err := from.QueryContext(context.WithoutCancel(ctx), text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Column returns the values of a query for one column.
func Column[V any](ctx context.Context, from Querier, text string, args ...any) (found []V, err error) {
	err = Query(ctx, from, func(scan func(...any) error) error {
		var v V
		err := scan(&v)
		found = append(found, v)
		return err
	}, text, args...)
	return found, err
}

// Quoted is a name of a table or column as SQL writes it.
func Quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// Rollback ends a transaction that was not committed; after a commit it does nothing.
func Rollback(tx *sql.Tx) { _ = tx.Rollback() }
