package sqlite

import "testing"

func TestAWindowsPathKeepsItsDriveAndServer(t *testing.T) {
	for path, want := range map[string]string{
		"C:/Users/Ana #1/laurel.db": "file:///C:/Users/Ana%20%231/laurel.db?mode=ro",
		"//server/share/laurel.db":  "file:////server/share/laurel.db?mode=ro",
	} {
		if got := dsn(path, Use{"mode": {"ro"}}); got != want {
			t.Errorf("%s became %s, want %s", path, got, want)
		}
	}
}
