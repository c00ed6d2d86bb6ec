package documents

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"laurel/assets"
)

// titleKeys are the keys of the texts that the catalogue looks up by the IDs of its documents, options and values.
func titleKeys() []string {
	var keys []string
	for _, d := range New() {
		for _, form := range []string{"", ".file", ".person"} {
			keys = append(keys, "document."+d.ID+form)
		}
		for _, o := range d.Options {
			for _, prefix := range []string{"option.", "option." + d.ID + "."} {
				keys = append(keys, prefix+o.ID, prefix+o.ID+".value")
				for _, v := range o.Values {
					keys = append(keys, prefix+o.ID+"."+v.ID)
				}
			}
		}
	}
	for _, g := range Groups() {
		keys = append(keys, "document-group."+string(g))
	}
	for _, detail := range Details() {
		keys = append(keys, "detail."+string(detail))
	}
	return keys
}

func TestNoTextOfDocumentsIsLeftOver(t *testing.T) {
	data, err := assets.Translations.ReadFile("translations/en/documents.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	known := titleKeys()
	for key := range texts {
		sentence := strings.HasPrefix(key, "document-finding.") || strings.HasPrefix(key, "write.")
		if !sentence && !slices.Contains(known, key) {
			t.Errorf("no document uses the text %q", key)
		}
	}
}
