package command

import (
	"path/filepath"
	"slices"

	"laurel/app/documents"
	"laurel/data/program"
	"laurel/data/store"
)

// everyProgram is the value of --also for all other programs of the store.
const everyProgram = "all"

// addOthers adds to the documents across programs the programs of --also, each once.
func (c exportCommand) addOthers(r *run, opened *store.Store, chosen *program.Program, jobs []job) error {
	if len(c.Also) == 0 {
		return nil
	}
	isAcross := func(d documents.Document) bool { return d.Shows.Others }
	if !slices.ContainsFunc(jobs, func(j job) bool { return j.document.Shows.Others }) {
		return misused("none of these documents is about several programs; %s is",
			joined(idsOf(r.Documents, isAcross)))
	}
	var others []*program.Program
	for _, named := range c.Also {
		found, err := r.programsCalled(opened, named)
		if err != nil {
			return err
		}
		for _, p := range found {
			isKnown := slices.ContainsFunc(others, func(o *program.Program) bool { return o.ID == p.ID })
			if p.ID != chosen.ID && !isKnown {
				others = append(others, p)
			}
		}
	}
	for i := range jobs {
		if jobs[i].document.Shows.Others {
			jobs[i].others = others
		}
	}
	return nil
}

// programsCalled loads the programs that a value of --also means: all of the store, all of another store by its file,
// or one by its name or identifier.
func (r *run) programsCalled(opened *store.Store, named string) ([]*program.Program, error) {
	switch {
	case named == everyProgram:
		summaries, err := opened.Programs(r.ctx)
		if err != nil {
			return nil, err
		}
		var all []*program.Program
		for _, s := range summaries {
			p, err := opened.Load(r.ctx, s.ID)
			if err != nil {
				return nil, err
			}
			all = append(all, p)
		}
		return all, nil
	case store.IsStore(named):
		path, err := filepath.Abs(named)
		if err != nil {
			return nil, err
		}
		return opened.Copies().ReadOther(r.ctx, path)
	}
	p, err := r.program(opened, named)
	if err != nil {
		return nil, err
	}
	return []*program.Program{p}, nil
}
