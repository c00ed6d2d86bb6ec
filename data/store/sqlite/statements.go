package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
)

// statementsOf divides a script where a line ends with a semicolon outside of a text. The driver would copy all that is
// left for each statement.
func statementsOf(script []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := 0
		inText := false
		for i, c := range script {
			switch {
			case c == '\'':
				inText = !inText
			case c == '\n' && !inText && i > 0 && script[i-1] == ';':
				if !yield(script[start:i]) {
					return
				}
				start = i + 1
			}
		}
		if start < len(script) {
			yield(script[start:])
		}
	}
}

// Literal is a value of a row as SQL writes it.
func Literal(value any) string {
	switch v := value.(type) {
	case nil:
		return "NULL"
	case json.Number:
		return v.String()
	case string:
		return "'" + strings.ReplaceAll(v, "'", "''") + "'"
	}
	return fmt.Sprint(value) // json_object has no others of a column
}

// Written is a statement with its values in it, as a line of a script.
func Written(statement string, values []any) string {
	var out strings.Builder
	for _, value := range values { // which may contain question marks
		before, after, _ := strings.Cut(statement, "?")
		out.WriteString(before + Literal(value))
		statement = after
	}
	return out.String() + statement + ";\n"
}

// Execute runs the statements of a change in one transaction.
func Execute(ctx context.Context, db *sql.DB, change []byte) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer Rollback(tx)
	for statement := range statementsOf(change) {
		if _, err := tx.ExecContext(ctx, string(statement)); err != nil {
			return err
		}
	}
	return tx.Commit()
}
