package results

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"laurel/app/articles"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/store"
)

// library is everything that was read: the programs of the open store and of the other stores in its folder.
type library struct {
	programs []*program.Program
	own      map[program.ID]bool // the programs of the open store, which can be opened
	unread   []unread
	numbers  articles.Numbers
	made     program.Audience // for whom the numbers are
}

// unread is a file that is counted nowhere, and why.
type unread struct{ name, why string }

// readFile is what was read of another store, as long as that does not change.
type readFile struct {
	state    store.OtherFile
	programs []*program.Program
	err      error
}

// libraryReader reads libraries. What it has read of other stores is used again while they are the same.
type libraryReader struct {
	open  *store.Store
	known map[string]readFile
}

// read reads every program and computes the figures for an audience, one step for each file and program.
func (r *libraryReader) read(
	ctx context.Context, step work.Step, audience program.Audience, today civil.Date,
) (library, error) {
	found := library{own: map[program.ID]bool{}}
	own, err := r.open.Programs(ctx)
	if err != nil {
		return found, err
	}
	others, err := r.open.Copies().Others()
	if err != nil {
		return found, err
	}
	total := len(own) + len(others)
	for i, one := range own {
		step(i, total, one.Name)
		p, err := r.open.Load(ctx, one.ID)
		if err != nil {
			return found, err
		}
		found.programs = append(found.programs, p)
		found.own[p.ID] = true
	}
	known := map[string]readFile{}
	for i, other := range others {
		step(len(own)+i, total, filepath.Base(other.Path))
		file, isKnown := r.known[other.Path]
		if !isKnown || file.state != other || file.err != nil {
			file = readFile{state: other}
			file.programs, file.err = r.open.Copies().ReadOther(ctx, other.Path)
		}
		if ctx.Err() != nil {
			return found, ctx.Err()
		}
		known[other.Path] = file
		found.add(file)
	}
	r.known = known
	slices.SortStableFunc(found.programs, func(a, b *program.Program) int {
		return cmp.Or(a.FirstDay().Compare(b.FirstDay()), cmp.Compare(a.Name, b.Name))
	})
	found.count(audience, today)
	step(total, total, "")
	return found, ctx.Err()
}

// count computes the figures as an audience may have them.
func (l *library) count(audience program.Audience, today civil.Date) {
	fewest := program.FewestAnswers
	if audience == program.Internal {
		fewest = 0
	}
	var editions []*program.Program
	for _, p := range l.programs {
		editions = append(editions, edition.For(p, audience).Program)
	}
	l.made = audience
	l.numbers = articles.NumbersOf(editions, fewest, today, locale.Window())
}

// add adds what was read of another store; a program that is there already, such as in a copy, counts once.
func (l *library) add(file readFile) {
	if file.err != nil {
		l.unread = append(l.unread, unread{
			filepath.Base(file.state.Path), session.Localized(file.err).Error(),
		})
		return
	}
	for _, p := range file.programs {
		if !slices.ContainsFunc(l.programs, func(known *program.Program) bool { return known.ID == p.ID }) {
			l.programs = append(l.programs, p)
		}
	}
}

// located is a record with its program.
type located struct {
	id   program.ID
	name string
	in   *program.Program
}

// find returns the records of the identifiers that have names, with their programs.
func (l *library) find(ids []string) []located {
	var found []located
	for _, text := range ids {
		id := program.ID(text)
		for _, p := range l.programs {
			name := nameOf(p, id)
			switch {
			case p.ID == id:
				name = p.Name
			case p.Stop(id) != nil:
				name = p.Stop(id).City
			case p.Takeaway(id) != nil:
				name = p.Takeaway(id).Text
			}
			if name != "" {
				found = append(found, located{id, name, p})
				break
			}
		}
	}
	return found
}
