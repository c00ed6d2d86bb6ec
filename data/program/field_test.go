package program

import (
	"encoding"
	"reflect"
	"slices"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
)

// undescribed are fields that people see in another form than a field of their record.
var undescribed = []string{
	"ID",
	"Program.Checks",
	"Program.Lists",
	"Program.Letters",
	"Program.SentLetters",
	"Meeting.Selected",
}

func TestEveryFieldIsDescribed(t *testing.T) {
	for _, record := range []Record{
		&Program{}, &Stop{}, &Person{}, &Organisation{}, &Contact{}, &Meeting{}, &Takeaway{}, &Finding{}, &Form{},
		&Response{}, &Connection{}, &Task{},
	} {
		var paths, keys []string
		for _, f := range FieldsOf(record) {
			paths, keys = append(paths, f.Path), append(keys, f.Key)
			if f.Section != "" && !locale.English.Has("section."+f.Section) {
				t.Errorf("%s.%s is in the section %s, which has no text", f.record, f.Path, f.Section)
			}
			for _, l := range locale.Languages() {
				if !l.Has("field."+f.Key) && !l.Has("field."+f.record+"."+f.Key) {
					t.Errorf("%s.%s has no text field.%s in %s", f.record, f.Path, f.Key, l)
				}
			}
		}
		if twice := slices.Sorted(slices.Values(keys)); len(slices.Compact(twice)) != len(keys) {
			t.Errorf("%T: two fields have one key: %q", record, keys)
		}
		checkDescribed(t, paths, reflect.TypeOf(record).Elem(), reflect.TypeOf(record).Elem().Name(), "")
	}
}

// checkDescribed wants each path of a type among those described, or each path within it.
func checkDescribed(t *testing.T, described []string, of reflect.Type, record, within string) {
	t.Helper()
	for i := range of.NumField() {
		field := of.Field(i)
		path := within + field.Name
		_, isText := reflect.New(field.Type).Interface().(encoding.TextMarshaler)
		switch {
		case !field.IsExported(), slices.Contains(undescribed, path), slices.Contains(undescribed, record+"."+path):
		case field.Type.Kind() == reflect.Slice && field.Type.Elem().Kind() == reflect.Pointer: // records of their own
		case slices.Contains(described, path):
		case field.Type.Kind() == reflect.Struct && !isText:
			checkDescribed(t, described, field.Type, record, path+".")
		default:
			t.Errorf("%s.%s has no row in field_tables.go", record, path)
		}
	}
}

func TestAFieldIsDescribedOnce(t *testing.T) {
	ana := &Person{
		Given: "Ana", Role: Guest, BirthDate: civil.NewDate(1990, 6, 13), Phone: "555", Diet: Need{Answered: true},
		OwnNameLanguage: "km",
		Languages: []Spoken{
			{"ar", Native},
			{"fr", ""},
		}, Arrival: Flight{At: civil.At(civil.NewDate(2026, 6, 13), civil.NewClock(9, 30))},
	}
	boston := &Stop{ID: NewID(), City: "Boston", Vehicles: []Vehicle{{Name: "Coach 1"}, {Name: "Van"}}, Traffic: 10}
	host := &Organisation{ID: NewID(), Name: "Lantern House", Exclusive: true}
	kim := &Contact{ID: NewID(), Name: "Kim Sample", Organisation: host.ID}
	visit := &Meeting{Kind: Meal, Stop: boston.ID, Organisation: host.ID, Contacts: []ID{kim.ID}, Status: Confirmed}
	p := &Program{
		Language:      "es",
		Stops:         []*Stop{boston},
		Organisations: []*Organisation{host},
		Contacts:      []*Contact{kim},
	}
	tests := []struct {
		record                Record
		path, key, label      string
		text                  string
		audience              Audience
		given, chosen, copied bool
	}{
		{ana, "BirthDate", "birth-date", "Date de naissance", "13 juin 1990", Internal, true, false, false},
		{ana, "Passport.Visa", "visa", "Visa", "", Internal, false, false, false},
		{ana, "Role", "role", "Rôle", "Invité·e", Public, true, true, true},
		{ana, "Diet", "diet", "Régime", "aucun", Partners, true, false, false},
		{
			ana,
			"Consent.Name",
			"consent-name",
			"Consentement à montrer le nom",
			"non demandé",
			Internal,
			false,
			true,
			false,
		},
		{ana, "OwnNameLanguage", "own-name-language", "Langue de ce nom", "khmer", Public, true, false, true},
		{ana, "Languages", "languages", "Langues", "arabe (langue maternelle), français", Public, true, false, true},
		{ana, "Arrival.At", "arrival", "Arrivée", "13 juin 2026, 09:30", Partners, true, false, true},
		{ana, "AwardYear", "award-year", "Année du prix", "", Public, false, false, true},
		{boston, "Vehicles", "vehicles", "Véhicules", "Coach 1, Van", Participants, true, false, false},
		{boston, "Traffic", "traffic", "Trafic, minutes par trajet", "10", Internal, true, false, false},
		{host, "Exclusive", "exclusive", "Reçoit", "oui", Internal, true, false, false},
		{kim, "Title", "title", "Fonction", "", Participants, false, false, false},
		{visit, "Stop", "stop", "Étape", "Boston", Participants, true, false, false},
		{visit, "Contacts", "contacts", "Contacts", "Kim Sample", Participants, true, false, false},
		{visit, "Status", "status", "Statut", "confirmée", Partners, true, true, false},
		{p, "Language", "language", "Langue de ses documents", "espagnol", Public, true, false, false},
	}
	for _, test := range tests {
		f, found := FieldAt(test.record, test.path)
		if !found || f.Key != test.key || f.Label("fr") != test.label || f.Text("fr", p, test.record) != test.text ||
			f.Audience != test.audience || f.Given(test.record) != test.given || (f.Choices() != nil) != test.chosen ||
			f.CopiedBy("duplicate") != test.copied {
			t.Errorf("%s: %+v, %q, %q", test.path, f, f.Label("fr"), f.Text("fr", p, test.record))
		}
		if byKey, found := FieldAt(test.record, test.key); !found || byKey.Path != test.path {
			t.Errorf("%s is not found by its key %s", test.path, test.key)
		}
	}
	if f, found := FieldAt(ana, "Diet.Text"); !found || f.Key != "diet" {
		t.Error("a part of a field does not go by the whole")
	}
	if _, found := FieldAt(ana, "Shoes"); found {
		t.Error("a field is found that there is not")
	}
}

// What is of one person alone is not copied to another, whoever adds a field.
func TestTwoFieldsOfARecordHaveTwoNames(t *testing.T) {
	for _, kind := range RecordKinds() {
		for _, l := range locale.Languages() {
			keys := map[string]string{}
			for _, f := range FieldsOf(reflect.New(kind.Type.Elem()).Interface().(Record)) {
				label := f.Label(l)
				if other := keys[label]; other != "" {
					t.Errorf("%s: %s and %s of a %s are both %q", l, other, f.Key, kind.Name, label)
				}
				keys[label] = f.Key
			}
		}
	}
}

func TestPersonalFieldsAreNotCopied(t *testing.T) {
	personal := []string{
		"passport-name", "badge-printed", "photo", "citation", "citation-second", "bio", "notes", "phone", "email",
		"messenger",
		"emergency-name",
		"emergency-relation",
		"emergency-phone", "diet", "access", "medical", "passport-number", "passport-expiry", "visa", "birth-date",
		"insurance", "gender", "bags",
		"consent-name", "consent-photo", "consent-story", "cancelled",
	}
	for _, f := range FieldsOf(&Person{}) {
		if slices.Contains(personal, f.Key) != (f.copied == "" && f.Key != "stays") {
			t.Errorf("%s is copied by %q", f.Key, f.copied)
		}
	}
}
