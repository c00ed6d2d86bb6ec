package place

import "testing"

func TestTheServiceIsKnownByThePath(t *testing.T) {
	for path, want := range map[string]string{
		`C:\Users\Ana\OneDrive\Laurel`:                              "OneDrive",
		`C:\Users\Ana\OneDrive - Muster\Documents\Laurel\laurel.db`: "OneDrive",
		"/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/l": "iCloud Drive",
		"/Users/ana/Library/CloudStorage/GoogleDrive-ana@example/x": "Google Drive",
		`G:\My Drive\Laurel`:                            "Google Drive",
		"/home/ana/Dropbox (Muster)/laurel.db":          "Dropbox",
		"/home/ana/.config/Laurel/laurel.db":            "",
		"/home/ana/dropboxes/laurel.db":                 "",
		`C:\Users\Ana\AppData\Roaming\Laurel\laurel.db`: "",
	} {
		if got := serviceOf(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestTheDiskOfThisTestHasSomethingFree(t *testing.T) {
	if facts := Of(t.TempDir()); facts.Free <= 0 || facts.Remote {
		t.Errorf("the facts are %+v", facts)
	}
	if facts := Of("/no/such/place"); facts.Free >= 0 {
		t.Errorf("of a place that is not there: %+v", facts)
	}
}
