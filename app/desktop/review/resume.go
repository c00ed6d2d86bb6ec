package review

import (
	"context"
	"encoding/json"
	"os"
	"time"

	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/locale"
	"laurel/data/store"
)

// kept is what a review goes on from after a lock or a crash: what is read, how, and what a person decided.
type kept struct {
	Name, Path, Text, Label string
	As                      source.Kind
	Written                 time.Time // reading.written
	Options                 intake.Options
	Rows                    []decided
	Every                   map[intake.State]intake.Choice
}

type decided struct {
	Place    source.Place
	Decision intake.Decision
}

// keptField is the key of it in the draft.
const keptField = "review"

// keep keeps the review as it is, once nothing more is decided for a moment.
func (f *file) keep() {
	f.session.Drafts().KeepPage(&f.resting, f.asDraft)
}

func (f *file) draftOf() store.Draft {
	d := store.Draft{Form: session.ImportReview, Title: f.input.label}
	if open := f.session.Program(); open != nil {
		d.Program = open.ID
	}
	return d
}

func (f *file) asDraft() store.Draft {
	in := f.input
	k := kept{
		Name: in.name, Path: in.path, Text: in.text, Label: in.label, As: in.as, Written: f.written,
		Options: f.options, Every: f.decisions.Every,
	}
	for place, decision := range f.decisions.Rows {
		k.Rows = append(k.Rows, decided{place, decision})
	}
	d := f.draftOf()
	text, err := json.Marshal(k)
	if err != nil {
		f.session.Log.Warn("a review was not kept", "cause", err)
		return d
	}
	d.Typed = map[string]string{keptField: string(text)}
	return d
}

// writtenAt is when a file was written last; zero where there is none.
func writtenAt(path string) time.Time {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime().UTC()
}

// Resume opens the review that a draft is of, as it was. What was decided about a file that has been written since is
// left out, since its rows may be others.
func (im *Importer) Resume() {
	d, is := im.Session.Drafts().Resumed(session.ImportReview, "")
	var k kept
	if !is || json.Unmarshal([]byte(d.Typed[keptField]), &k) != nil {
		return
	}
	r := newReview(im, input{name: k.Name, path: k.Path, text: k.Text, as: k.As, label: k.Label})
	f := r.file
	f.options = k.Options
	decisions := intake.Decisions{Rows: map[source.Place]intake.Decision{}, Every: k.Every}
	for _, row := range k.Rows {
		decisions.Rows[row.Place] = row.Decision
	}
	isAsItWas := true
	work.RunWithProgress(im.Session.Runner, LateProgress(im.Session, k.Name),
		func(ctx context.Context, _ work.Step) (*reading, error) {
			if isAsItWas = writtenAt(k.Path).Equal(k.Written); !isAsItWas {
				decisions = intake.Decisions{}
			}
			return f.read(ctx, k.Options, decisions)
		},
		func(read *reading, err error) {
			if err != nil {
				im.Session.Fail(err)
				return
			}
			im.shown = r
			f.decisions = decisions
			f.looked = read.headings()
			r.open(read)
			if !isAsItWas {
				r.page.complain(locale.L("import.written-since"))
			}
		})
}
