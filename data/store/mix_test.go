package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/tables"
)

// answered types eight responses without a name into a new store, the other edits of a day between them, and returns
// the store. Which response comes when is the order.
func answered(t *testing.T, path string, p *program.Program, order []int) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Key: key(), Now: clock})
	must(t, err)
	edit(t, s, "Add the program", func(tx *Tx) error { return tx.PutWhole(p) })
	load(t, s, p.ID)
	for i, n := range order {
		edit(t, s, "Save answers", func(tx *Tx) error { return tx.Put(p.ID, answer(p, n)) })
		if i%3 == 1 {
			person := *p.People[0]
			person.Bio = fmt.Sprintf("An invented biography, version %d.", i)
			edit(t, s, "Edit a person", func(tx *Tx) error { return tx.Put(p.ID, &person) })
		}
	}
	return s
}

func answer(p *program.Program, n int) *program.Response {
	return &program.Response{
		ID: programtest.ID(9000 + n), Form: p.Forms[0].ID,
		Answers: []program.Answered{{Question: "words", Text: fmt.Sprintf("marker %04d", n)}},
	}
}

// withForm is a small program with an anonymous form. It has no organisation, since the links to these have new
// identifiers each time.
func withForm() *program.Program {
	p := programtest.Delegation(3, 0)
	p.Organisations, p.Contacts = nil, nil
	p.Forms = []*program.Form{{
		ID: programtest.ID(8999), Name: "At the end", Scope: program.Overall, Anonymous: true,
		Questions: []program.Question{
			{ID: "words", Kind: program.FreeText, Text: program.Wordings{{Language: "en", Text: "What?"}}},
		},
	}}
	return p
}

func TestAFileDoesNotShowInWhichOrderAnswersWereTypedIn(t *testing.T) {
	ofPlain(t)
	p := withForm()
	orders := [][]int{{0, 1, 2, 3, 4, 5, 6, 7}, {7, 2, 5, 0, 6, 1, 4, 3}}
	var files, backups [][]byte
	for i, order := range orders {
		path := filepath.Join(t.TempDir(), "laurel.db")
		s := answered(t, path, p, order)
		backup := filepath.Join(t.TempDir(), "backup.laurel")
		if i == 0 {
			must(t, s.Trim(t.Context()))
		}
		must(t, s.Backup(t.Context(), backup))
		must(t, s.Close())
		for _, file := range []struct {
			path string
			into *[][]byte
		}{{path, &files}, {backup, &backups}} {
			content, err := os.ReadFile(file.path)
			must(t, err)
			for n := range order {
				if found := bytes.Count(content, fmt.Appendf(nil, "marker %04d", n)); found != 2 {
					t.Errorf("an answer is in the file %d times, want once in its table and once in the log", found)
				}
			}
			// SQLite counts changes in bytes 24 to 28 and 92 to 100 of the header (its file format, 1.3).
			clear(content[24:28])
			clear(content[92:100])
			*file.into = append(*file.into, content)
		}
	}
	if !bytes.Equal(files[0], files[1]) || !bytes.Equal(backups[0], backups[1]) {
		t.Error("the files differ by the order in which the answers came")
	}
}

func TestMixedAnswersAreUndoneAndRedoneTogether(t *testing.T) {
	p := withForm()
	path := filepath.Join(t.TempDir(), "laurel.db")
	s := answered(t, path, p, []int{3, 0, 2, 1})
	count := func(what string, want int) {
		t.Helper()
		if got := len(load(t, s, p.ID).Responses); got != want {
			t.Errorf("%s: %d responses, want %d", what, got, want)
		}
	}
	undo := func() {
		t.Helper()
		_, err := s.Undo(t.Context())
		must(t, err)
	}
	undo() // the last one, which is not mixed yet
	count("one undone", 3)
	edit(t, s, "Save answers", func(tx *Tx) error { return tx.Put(p.ID, answer(p, 4)) })
	edit(t, s, "Delete answers", func(tx *Tx) error { return tx.Delete(tables.Responses, answer(p, 0).ID) })
	must(t, s.Trim(t.Context()))
	if label, _ := s.Steps().UndoLabel(); label != "Delete answers" {
		t.Errorf("undone next is %q", label)
	}
	must(t, s.Close())
	var err error
	s, err = Open(t.Context(), path, Options{Key: key(), Now: clock})
	must(t, err)
	count("after opening", 3)
	undo()
	count("the deletion undone", 4)
	if label, _ := s.Steps().UndoLabel(); label != "Save answers (4)" {
		t.Errorf("undone next is %q", label)
	}
	undo()
	count("the answers undone", 0)
	must(t, s.Check(t.Context()))
	_, err = s.Redo(t.Context())
	must(t, err)
	count("made again", 4)
	var texts []string
	for _, r := range load(t, s, p.ID).Responses {
		texts = append(texts, r.Answers[0].Text)
	}
	slices.Sort(texts)
	if !slices.Equal(texts, []string{"marker 0000", "marker 0002", "marker 0003", "marker 0004"}) {
		t.Errorf("made again are %q", texts)
	}
	must(t, s.Close())
	s, err = Open(t.Context(), path, Options{Key: key(), Now: clock})
	must(t, err)
	count("in the end", 4)
	must(t, s.Close())
}

func TestMixingChangesNothingThatIsThereOrUndone(t *testing.T) {
	for seed := range uint64(8) {
		random := rand.New(rand.NewPCG(seed, 7))
		p := withForm()
		path := filepath.Join(t.TempDir(), "laurel.db")
		s := answered(t, path, p, nil)
		for i := range 25 {
			editAnswers(t, s, p, random, i)
		}
		before := load(t, s, p.ID)
		must(t, trimmerOf(s).mixAnswers(t.Context()))
		must(t, s.Close())
		s, err := Open(t.Context(), path, Options{Key: key(), Now: clock})
		must(t, err)
		same := func(what string) {
			must(t, s.Check(t.Context()))
			now := load(t, s, p.ID)
			if !cmp.Equal(before.Responses, now.Responses) || !cmp.Equal(before.People, now.People) {
				t.Errorf("%s the program is another (seed %d)", what, seed)
			}
		}
		same("once answers are mixed")
		steps := 0
		for label := ""; label != "Add the program"; steps++ {
			label, err = s.Undo(t.Context())
			must(t, err)
		}
		for range steps {
			_, err = s.Redo(t.Context())
			must(t, err)
		}
		same("undone and made again,")
		must(t, s.Close())
	}
}

// editAnswers makes an edit of any kind, an undo or a redo, or mixes the answers.
func editAnswers(t *testing.T, s *Store, p *program.Program, random *rand.Rand, n int) {
	t.Helper()
	switch random.IntN(8) {
	case 0:
		if label, _ := s.Steps().UndoLabel(); label != "Add the program" {
			_, err := s.Undo(t.Context())
			must(t, err)
		}
	case 1:
		if _, is := s.Steps().RedoLabel(); is {
			_, err := s.Redo(t.Context())
			must(t, err)
		}
	case 2:
		if all := load(t, s, p.ID).Responses; len(all) > 0 {
			edit(t, s, "Delete answers", func(tx *Tx) error { return tx.Delete(tables.Responses, all[0].ID) })
		}
	case 3:
		person := *p.People[0]
		person.Bio = fmt.Sprintf("An invented biography, version %d.", n)
		edit(t, s, "Edit a person", func(tx *Tx) error { return tx.Put(p.ID, &person) })
	case 4:
		must(t, trimmerOf(s).mixAnswers(t.Context()))
	default:
		next := answer(p, random.IntN(6))
		next.Answers[0].Text += fmt.Sprint(" ", n)
		edit(t, s, "Save answers", func(tx *Tx) error { return tx.Put(p.ID, next) })
	}
}
