package table

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestWhatIsNotOnThePageIsLeftOut(t *testing.T) {
	many := strings.Repeat("<script>x</script>", 200_000)
	for _, test := range []struct{ name, page, want string }{
		{"a comment", "<p>a<!-- <td>no --><b>c", "<p>a <b>c"},
		{"a comment that does not end", "a<!-- <td>b", "a<!-- <td>b"},
		{"a script", "a<Script src='x'><td>'</b>'</SCRIPT >b", "a b"},
		{"a script within a comment", "a<!--<script>-->b<td>", "a b<td>"},
		{"a style that does not end, then a comment", "<style>a<!--b-->c", "<style>a c"},
		{"a tag that begins alike", "<titled>a</title>", "<titled>a</title>"},
		{"very many", many + "<td>", strings.Repeat(" ", 200_000) + "<td>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := withoutHidden(t.Context(), test.page); err != nil || got != test.want {
				t.Errorf("%.200q, %v", got, err)
			}
		})
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := withoutHidden(ended, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled it got %v", err)
	}
}
