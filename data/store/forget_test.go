package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
	"laurel/data/store/disk"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
	"laurel/data/wholefile"
)

// marked is a store in which somebody left markers everywhere.
type marked struct {
	*Store
	folder, backups string
	key             Key
	owner, other    program.ID // two programs
	person          program.ID
	markers         []string
	random          *rand.Rand
}

const markerLength = 11

// marker returns a word that is nowhere else.
func (m *marked) marker() string {
	letters := make([]byte, markerLength-2)
	for i := range letters {
		letters[i] = byte('a' + m.random.IntN(26))
	}
	word := "Qz" + string(letters)
	m.markers = append(m.markers, word)
	return word
}

// markUp puts a marker into each text of the person.
func (m *marked) markUp(t *testing.T, person *program.Person) *program.Person {
	t.Helper()
	next := *person
	for _, f := range program.FieldsOf(&next) {
		if f.Key == "alias" || f.IsFreeText() && !f.IsTag {
			f.Place(&next).SetString(m.marker())
		}
	}
	next.Email = m.marker() + "@markers.example"
	next.Diet = program.Need{Answered: true, Text: m.marker()}
	next.Stays = []program.Stay{{Stop: person.Stays[0].Stop, Confirmation: m.marker()}}
	must(t, next.Validate())
	return &next
}

// mark makes a store with two programs, in which many edits were about one person, and copies of it.
func mark(t *testing.T, seed uint64, key Key) *marked {
	t.Helper()
	folder := t.TempDir()
	m := &marked{
		folder: folder, backups: filepath.Join(folder, "backups"), key: key, random: rand.New(rand.NewPCG(seed, 1)),
	}
	now := clock()
	s, err := Open(t.Context(), filepath.Join(folder, "laurel.db"), Options{
		Now: func() time.Time { now = now.Add(time.Minute); return now }, Key: key,
	})
	must(t, err)
	m.Store = s
	other := programtest.Delegation(2+m.random.IntN(5), 3)
	p := programtest.Delegation(3+m.random.IntN(10), 4+m.random.IntN(10))
	m.owner, m.other = p.ID, other.ID
	person := p.People[m.random.IntN(len(p.People))]
	m.person = person.ID
	edit(t, s, "Add another delegation", func(tx *Tx) error { return tx.PutWhole(other) })
	edit(t, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	for i := range 16 {
		person = m.markUp(t, person)
		m.editAll(t, person, i)
		if i == 3 || i == 8 {
			_, err := s.Copies().BackUpInto(t.Context(), m.backups, BeforeImport)
			must(t, err)
		}
	}
	for range 3 {
		_, err := s.Undo(t.Context())
		must(t, err)
	}
	must(t, s.Backup(t.Context(), s.path+".before-restore"))
	must(t, s.Backup(t.Context(), filepath.Join(m.backups, "Of mine.laurel")))
	must(t, os.WriteFile(filepath.Join(m.backups, "spoilt.laurel"), append([]byte(disk.Magic), person.Given...), 0o600))
	must(t, os.WriteFile(filepath.Join(m.backups, "notes.txt"), []byte("not of Laurel"), 0o600))
	return m
}

// editAll writes a version of the person and what is about them.
func (m *marked) editAll(t *testing.T, person *program.Person, i int) {
	t.Helper()
	s := m.Store
	full, back := person.Given+" "+person.Family, person.Family+" "+person.Given
	p := load(t, s, m.owner)
	edit(t, s, "Edit "+full, func(tx *Tx) (err error) {
		picture := image.NewRGBA(image.Rect(0, 0, 30, 30))
		picture.Set(i, i, color.RGBA{uint8(10 * i), 200, 90, 255})
		person.Photo, err = tx.PutPhoto(jpegOf(t, picture))
		return errors.Join(err, tx.Put(p.ID, person))
	})
	meeting := *p.Meetings[m.random.IntN(len(p.Meetings))]
	meeting.Selected, meeting.Attendees = true, []program.ID{person.ID, p.People[0].ID}
	meeting.Excused, meeting.Internal = nil, "Asylum interview of "+full+", then lunch with "+back+" ("+person.Email+")"
	place := slices.IndexFunc(p.People, func(q *program.Person) bool { return q.ID == person.ID })
	colleague := *p.People[(place+1)%len(p.People)]
	colleague.Notes = "Shares a car with " + person.OwnName + " and knows " + person.PassportName
	colleague.Stays = []program.Stay{{Stop: colleague.Stays[0].Stop, SharesWith: person.ID}}
	own := p.With(func(next *program.Program) {
		next.Notes = "Ask " + person.Family + " first; passport " + person.Passport.Number
		next.Lists = []program.NamedList{{Name: "Roster without " + full, Document: "roster"}}
		next.Letters = program.LetterTexts{
			{Letter: "host-thanks", Language: "en", Text: "Thank you for hosting " + full},
		}
		next.SentLetters = program.SentLetters{
			{Letter: "host-thanks", To: person.ID, On: programtest.Day(4)},
			{Letter: "host-thanks", To: p.Contacts[0].ID, On: programtest.Day(4)},
		}
	})
	takeaway := &program.Takeaway{
		ID: program.NewID(), Person: person.ID, Meeting: meeting.ID, Kind: program.Quote, Text: m.marker(),
	}
	owner := program.Party{Person: person.ID}
	of := &program.Takeaway{
		ID: program.NewID(), Kind: program.Quote, Text: "As " + full + " put it: no.",
		Translation: "Como lo dijo " + full, Tags: []string{"heard from " + full},
		FollowUp: "Write to " + back, FollowUpOwner: owner, FollowUpState: program.FollowUpOpen,
	}
	ignored := &program.Ignored{
		ID: program.NewID(), Rule: "double-booking", Reason: full + " knows",
		Items: []program.ID{meeting.ID, person.ID},
	}
	issue := &program.Issue{
		ID: program.NewID(), Serial: p.Serial(person.ID, program.AwardCertificate, 2026, i+1), Person: person.ID,
		Kind: program.AwardCertificate, Design: "classic", Text: m.marker() + " for " + full, On: programtest.Day(3),
	}
	meeting.Attendance = []program.Attended{
		{Person: person.ID, Presence: program.WasPresent, Note: m.marker()},
		{Person: p.People[0].ID, Presence: program.WasReplaced, By: person.ID},
	}
	outcome := []program.Record{
		&program.Finding{
			ID: program.NewID(), Kind: program.Quote, Text: "By " + full,
			Sources: []program.ID{takeaway.ID, of.ID},
		},
		&program.Connection{
			ID: program.NewID(), From: owner, To: program.Party{Contact: p.Contacts[0].ID}, Note: m.marker(),
		},
		&program.Connection{
			ID: program.NewID(), From: program.Party{Organisation: p.Organisations[0].ID},
			To:         program.Party{Contact: p.Contacts[0].ID},
			Introduced: owner, FollowUp: "Write to " + full, FollowUpOwner: owner,
		},
		&program.Task{ID: program.NewID(), Text: "Thank " + full, Owner: owner},
		&program.Task{ID: program.NewID(), Text: "Visa " + m.marker(), Person: person.ID, Note: m.marker()},
	}
	outcome = append(outcome, m.answers(p, person)...)
	outcome = append(outcome,
		&program.Journey{
			ID: program.NewID(), Kind: program.ByFlight, Leg: program.Outward, Number: "XX 1",
			Travellers: []program.ID{person.ID}, Booking: m.marker(), Notes: m.marker(),
		},
		&program.Journey{
			ID: program.NewID(), Kind: program.ByFlight, Leg: program.Outward, Number: "XX 2",
			Travellers: []program.ID{person.ID, colleague.ID}, Notes: "With " + full,
		})
	edit(t, s, "Plan for "+full, func(tx *Tx) error {
		return tx.Put(p.ID, append(outcome, &meeting, &colleague, own, takeaway, of, ignored, issue)...)
	})
	preferences, err := json.Marshal(map[string]string{
		"last":                   `"` + string(m.other) + `"`,
		"folder.letters":         "/home/sample/" + full,
		"chosen":                 `{"people":["` + string(p.People[0].ID) + `","` + string(person.ID) + `"]}`,
		"apart":                  `["` + string(person.ID) + " " + string(p.People[0].ID) + `"]`,
		"packet " + person.Alias: `["book"]`,
	})
	must(t, err)
	must(t, s.SetSetting(t.Context(), "preferences", string(preferences)))
	for _, d := range []Draft{
		{Form: "response", Record: p.ID, Title: "Answers", Typed: map[string]string{"Person": string(person.ID)}},
		{Form: "move", Title: "Move", Typed: map[string]string{"Attendees": `["` + string(person.ID) + `"]`}},
		{Form: "person", Record: person.ID, Title: full, Typed: map[string]string{"Bio": m.marker()}},
		{Form: "meeting", Record: meeting.ID, Title: "A meeting", Typed: map[string]string{"Note": "with " + full}},
	} {
		d.Program = p.ID
		must(t, s.Drafts().Keep(t.Context(), d))
	}
	if i%3 > 0 {
		return
	}
	p = load(t, s, m.owner)
	var releases []program.Record
	for _, audience := range program.Audiences() {
		content, err := edition.Freeze(edition.For(p, audience))
		must(t, err)
		sent := &program.Release{
			ID: program.NewID(), Recipient: program.ToOther, Name: "Hosts of " + full, Document: "book",
			Audience: audience, Version: "1", On: programtest.Day(2), Content: content,
		}
		to := *sent
		to.ID, to.Recipient, to.Person = program.NewID(), program.ToPerson, person.ID
		releases = append(releases, sent, &to)
	}
	edit(t, s, "Send", func(tx *Tx) error { return tx.Put(p.ID, releases...) })
	if i%2 == 0 { // gone, and back again
		edit(t, s, "Delete "+full, func(tx *Tx) error { return tx.Delete(tables.People, person.ID, Cascade) })
		_, err := s.Undo(t.Context())
		must(t, err)
	}
}

// answers are a form with what the person answered, and what others answered about them.
func (m *marked) answers(p *program.Program, person *program.Person) []program.Record {
	full := person.Given + " " + person.Family
	f := &program.Form{
		ID: program.NewID(), Name: "Evaluation of " + full, Scope: program.Overall,
		Questions: []program.Question{
			{ID: "who", Kind: program.FreeText, Text: program.Wordings{{Language: p.Language, Text: "Who was best?"}}},
		},
	}
	theirs, others, nobodys := f.NewResponse(), f.NewResponse(), f.NewResponse()
	theirs.Person, others.Person = person.ID, p.People[0].ID
	if person.ID == p.People[0].ID {
		others.Person = p.People[1].ID
	}
	theirs.Answers = []program.Answered{{Question: "who", Text: m.marker()}}
	others.Answers = []program.Answered{{Question: "who", Text: full + ", and the cook"}}
	nobodys.Answers = []program.Answered{{Question: "who", Text: person.Family}}
	return []program.Record{f, theirs, others, nobodys}
}

// content is each record of a store as its database has it, by kind and ID.
func rowsOf(t *testing.T, s *Store) map[tables.LoggedRecord]map[string]any {
	t.Helper()
	found := map[tables.LoggedRecord]map[string]any{}
	for kind, columns := range s.logged {
		must(t, sqlite.Query(t.Context(), s.db, func(scan func(...any) error) error {
			var id, text string
			if err := scan(&id, &text); err != nil {
				return err
			}
			row, err := tables.ObjectOf(&text)
			found[tables.LoggedRecord{Kind: kind, ID: id}] = row
			return err
		}, "SELECT id, "+tables.RowObject("x", columns)+" FROM "+sqlite.Quoted(kind)+" x"))
	}
	return found
}

// everyText is all that a database has, with what was sent in clear.
func everyText(t *testing.T, s *Store) string {
	t.Helper()
	var out strings.Builder
	names, err := sqlite.Column[string](t.Context(), s.db, `SELECT name FROM sqlite_schema WHERE type = 'table'`)
	must(t, err)
	for _, name := range names {
		writeTable(t, &out, s, name)
	}
	return out.String()
}

func writeTable(t *testing.T, out *strings.Builder, s *Store, name string) {
	t.Helper()
	rows, err := s.db.QueryContext(t.Context(), "SELECT * FROM "+sqlite.Quoted(name))
	must(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	must(t, err)
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		must(t, rows.Scan(into...))
		for i, value := range values {
			fmt.Fprintf(out, "%s.%s: %s\n", name, columns[i], value)
			text, _ := value.(string)
			for _, packed := range packedIn(text) {
				fmt.Fprintf(out, "%s.%s: %s\n", name, columns[i], unpacked(t, packed))
			}
		}
	}
	must(t, rows.Err())
}

// unpackedTexts is what is in the editions that were unpacked: the copies of a store have mostly the same ones.
var unpackedTexts sync.Map

func unpacked(t *testing.T, packed string) string {
	t.Helper()
	if text, known := unpackedTexts.Load(packed); known {
		return text.(string)
	}
	edition, err := edition.Of((&program.Release{Content: program.Frozen(packed)}))
	must(t, err)
	text, err := json.Marshal(edition.Program)
	must(t, err)
	unpackedTexts.Store(packed, string(text))
	return string(text)
}

// packedIn returns the editions in a text: a column, or a row of the log.
func packedIn(text string) []string {
	if strings.HasPrefix(text, "H4sI") {
		return []string{text}
	}
	var row map[string]any
	_ = json.Unmarshal([]byte(text), &row) // another text has none
	if content, _ := row["content"].(string); content != "" {
		return []string{content}
	}
	return nil
}

// firstIn returns where one of the markers or the person's ID is first, or -1. Hundreds of words are looked for in one
// pass.
func (m *marked) firstIn(content []byte) int {
	words := map[string]bool{string(m.person): true}
	starts := map[string]bool{}
	for _, word := range append(m.markers, string(m.person)) {
		words[word], starts[word[:2]] = true, true
	}
	first := -1
	for start := range starts {
		for at := 0; ; at++ {
			i := bytes.Index(content[at:], []byte(start))
			if i < 0 {
				break
			}
			at += i
			isWord := func(length int) bool { return at+length <= len(content) && words[string(content[at:at+length])] }
			if isWord(markerLength) || isWord(len(m.person)) {
				first = at
				break
			}
		}
	}
	return first
}

// traces lists where markers still are, in all files of the folder and in what can be unpacked of them.
func (m *marked) traces(t *testing.T) (found []string) {
	t.Helper()
	look := func(where string, content []byte) {
		if i := m.firstIn(content); i >= 0 {
			found = append(found, fmt.Sprintf("%s: ...%s", where, content[max(0, i-60):min(len(content), i+30)]))
		}
	}
	must(t, filepath.WalkDir(m.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		must(t, err)
		name, _ := filepath.Rel(m.folder, path)
		look(name, content)
		if !IsStore(path) {
			return nil
		}
		copied, err := openCopy(t.Context(), path, m.key.unlocker())
		if strings.Contains(path, "spoilt") {
			return nil
		}
		must(t, err)
		defer wholefile.Closed(copied)
		image, err := sqlite.ImageOf(t.Context(), copied.db)
		must(t, err)
		look(name+", unsealed", image)
		look(name+", unpacked", []byte(everyText(t, &Store{db: copied.db})))
		return nil
	}))
	return found
}

func TestForgettingSomebodyLeavesNoByteOfThem(t *testing.T) {
	once(t)
	for name, key := range map[string]Key{"plain": {}, "sealed": {Passphrase: "a phrase of the test"}} {
		t.Run(name, func(t *testing.T) { forgetSomebody(t, mark(t, 7, key)) })
	}
}

func forgetSomebody(t *testing.T, m *marked) {
	t.Helper()
	if len(m.markers) < 500 || len(m.traces(t)) == 0 {
		t.Fatalf("only %d markers, of which traces are in %d files", len(m.markers), len(m.traces(t)))
	}
	before := rowsOf(t, m.Store)
	what := Forgetting{People: []program.ID{m.person}, Backups: m.backups, Instead: "a participant"}
	plan, err := m.PlanForgetting(t.Context(), what, nil)
	must(t, err)
	if again := rowsOf(t, m.Store); fmt.Sprint(again) != fmt.Sprint(before) {
		t.Error("the plan has changed the file")
	}
	done, err := m.Forget(t.Context(), what, nil)
	must(t, err)
	plan.At, done.At = time.Time{}, time.Time{}
	if got, want := fmt.Sprintf("%+v", done), fmt.Sprintf("%+v", plan); got != want {
		t.Errorf("done was\n%s\nplanned was\n%s", got, want)
	}
	t.Logf("%d markers: %v, unlinked %v, %d texts, log %d, labels %d, sent %d, drafts %d, photos %d, copies %v",
		len(m.markers), done.Rows, done.Unlinked, len(done.Named), done.Log, done.Labels, done.Sent, done.Drafts,
		done.Photos, done.Counts())
	for _, trace := range m.traces(t) {
		t.Errorf("still there: %.300s", trace)
	}
	othersAreAsTheyWere(t, m, before, rowsOf(t, m.Store))
	must(t, m.Check(t.Context()))
	undoAndRedoAll(t, m.Store)
	must(t, m.Close())
	for _, trace := range m.traces(t) {
		t.Errorf("still there when closed: %.300s", trace)
	}
	s, err := Open(t.Context(), m.path, Options{Key: m.key})
	must(t, err)
	if recovery, unclean := s.Recovered(); unclean {
		t.Errorf("the file is called unclean: %+v", recovery)
	}
	must(t, errors.Join(s.Check(t.Context()), s.Close()))
}

// othersAreAsTheyWere wants all records but those of the person to be the same, without their ID and names.
func othersAreAsTheyWere(t *testing.T, m *marked, before, after map[tables.LoggedRecord]map[string]any) {
	t.Helper()
	for r, was := range before {
		is, stays := after[r]
		text := fmt.Sprint(was["person"], was["items"], was["from_person"])
		isGone := r.ID == string(m.person) || strings.Contains(text, string(m.person)) ||
			fmt.Sprint(was["travellers"]) == `["`+string(m.person)+`"]`
		if isGone == stays {
			t.Errorf("%s %s: it is there: %v, want %v", r.Kind, r.ID, stays, !isGone)
			continue
		}
		for column, value := range was {
			touched := m.firstIn(fmt.Append(nil, value)) >= 0 || column == "content" || column == "sources"
			if stays && !touched && fmt.Sprint(is[column]) != fmt.Sprint(value) {
				t.Errorf("%s %s: %s was %v and is %v", r.Kind, r.ID, column, value, is[column])
			}
		}
	}
	for r := range after {
		if before[r] == nil {
			t.Errorf("%s %s is new", r.Kind, r.ID)
		}
	}
}

func undoAndRedoAll(t *testing.T, s *Store) {
	t.Helper()
	want := fmt.Sprint(rowsOf(t, s))
	steps := 0
	for ; ; steps++ {
		if _, err := s.Undo(t.Context()); errors.Is(err, fault.ErrNothingToUndo) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if steps%20 == 0 {
			must(t, s.Check(t.Context()))
		}
	}
	for range steps {
		_, err := s.Redo(t.Context())
		must(t, err)
	}
	if steps < 10 || fmt.Sprint(rowsOf(t, s)) != want {
		t.Errorf("after %d undos and redos the content is another", steps)
	}
	must(t, s.Check(t.Context()))
}

// What was begun is finished at the next opening; what was not is not.
func TestAForgettingThatStopsIsFinishedAtTheNextStart(t *testing.T) {
	m := mark(t, 9, key())
	what := Forgetting{People: []program.ID{m.person}, Backups: m.backups}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	before := len(m.traces(t))
	if _, err := m.Forget(ended, what, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled it got %v", err)
	}
	if _, err := os.Stat(m.path + forgetting); err == nil || len(m.traces(t)) != before {
		t.Error("what was cancelled has begun")
	}
	must(t, eraserOf(m.Store).mark(what))
	note, err := os.ReadFile(m.path + forgetting)
	must(t, err)
	for _, word := range m.markers {
		if bytes.Contains(note, []byte(word)) {
			t.Errorf("the note has the name %s", word)
		}
	}
	must(
		t,
		eraserOf(m.Store).forgetCopies(t.Context(), what, &Forgotten{}, nil, nil, true),
	) // and then the process is killed
	must(t, m.Close())
	s, err := Open(t.Context(), m.path, Options{Key: key()})
	must(t, err)
	for _, trace := range m.traces(t) {
		t.Errorf("still there: %.300s", trace)
	}
	must(t, errors.Join(s.Check(t.Context()), s.Close()))
}

func TestTextsOfOthersStayWhereOneSaysSo(t *testing.T) {
	m := mark(t, 11, key())
	what := Forgetting{People: []program.ID{m.person}, Keep: map[TextIn]bool{}}
	plan, err := m.PlanForgetting(t.Context(), what, nil)
	must(t, err)
	for _, named := range plan.Named[:3] {
		what.Keep[named.TextIn] = true
	}
	_, err = m.Forget(t.Context(), what, nil)
	must(t, err)
	again, err := m.PlanForgetting(t.Context(), Forgetting{People: []program.ID{m.person}}, nil)
	must(t, err)
	if len(again.Named) != 0 { // nobody knows the name any more
		t.Errorf("%v", again.Named)
	}
	rows := rowsOf(t, m.Store)
	for i, named := range plan.Named {
		text := fmt.Sprint(rows[tables.LoggedRecord{Kind: string(named.Kind), ID: string(named.Record)}])
		if stays := strings.Contains(text, named.Text); stays != (i < 3) {
			t.Errorf("%v: its text stays: %v", named, stays)
		}
	}
	must(t, m.Check(t.Context()))
	must(t, m.Close())
}

func TestAProgramIsForgottenWithAllThatIsInIt(t *testing.T) {
	m := mark(t, 13, key())
	before := rowsOf(t, m.Store)
	old, err := m.ProgramsBefore(t.Context(), clock().AddDate(0, 0, 300))
	must(t, err)
	if len(old) != 2 {
		t.Fatalf("%d programs have ended, want 2", len(old))
	}
	done, err := m.Forget(t.Context(), Forgetting{Programs: []program.ID{m.owner}, Backups: m.backups}, nil)
	must(t, err)
	m.markers = append(m.markers, string(m.owner))
	for _, trace := range m.traces(t) {
		t.Errorf("still there: %.300s", trace)
	}
	after := rowsOf(t, m.Store)
	for r, was := range before {
		isOurs := was["program"] == string(m.owner) || r.ID == string(m.owner)
		if is := after[r]; isOurs != (is == nil) || !isOurs && fmt.Sprint(is) != fmt.Sprint(was) {
			t.Errorf("%s %s was %v and is %v", r.Kind, r.ID, was, is)
		}
	}
	if done.Rows[tables.Programs] != 1 || done.Rows[tables.Meetings] == 0 || done.Photos == 0 {
		t.Errorf("it counts %+v", done)
	}
	if all, err := m.Programs(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("%d programs are there: %v", len(all), err)
	}
	must(t, m.Check(t.Context()))
	must(t, m.Close())
}

// Others of the same family, contacts among them, keep their names; who is called the same is proposed, not changed.
func TestForgettingLeavesTheNamesOfOthers(t *testing.T) {
	s := opened(t)
	p := programtest.Delegation(3, 2)
	p.People[0].Given, p.People[0].Family = "Ana", "Prova"
	p.People[1].Given, p.People[1].Family, p.People[1].Bio = "Bela", "Prova", "The sister of Ana Prova; a Prova too."
	p.Contacts[0].Name, p.Contacts[0].Email = "Noor Prova", "noor.prova@example.org"
	p.Meetings[0].Internal = "Noor Prova and Bela Prova, without Prova Ana"
	namesake := programtest.Small("Another year")
	namesake.People[0].Given, namesake.People[0].Family, namesake.People[0].BadgeName = "Ana", "Prova", "Ana Prova"
	edit(t, s, "Add", func(tx *Tx) error { return errors.Join(tx.PutWhole(p), tx.PutWhole(namesake)) })
	_, err := s.Forget(t.Context(), Forgetting{People: []program.ID{p.People[0].ID}, Instead: "X"}, nil)
	must(t, err)
	now, other := load(t, s, p.ID), load(t, s, namesake.ID)
	for got, want := range map[string]string{
		now.People[0].Bio: "The sister of X; a Prova too.", now.People[0].Family: "Prova",
		now.Contacts[0].Name: "Noor Prova", now.Contacts[0].Email: "noor.prova@example.org",
		now.Meetings[0].Internal: "Noor Prova and Bela Prova, without X", other.People[0].BadgeName: "Ana Prova",
	} {
		if got != want {
			t.Errorf("a text is %q, want %q", got, want)
		}
	}
	plan, err := s.PlanForgetting(t.Context(), Forgetting{Programs: []program.ID{p.ID}}, nil)
	must(t, err)
	if len(plan.Named) != 0 {
		t.Errorf("a program's people are found in %+v", plan.Named)
	}
	must(t, s.Check(t.Context()))
}
