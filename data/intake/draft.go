package intake

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"slices"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/fault"
)

// Draft is a file that was looked through and not yet brought in. Nothing is ever removed: what the store has and the
// file has not stays.
type Draft struct {
	Counts
	Reading
	source.Remarks // the problems in the order of the file

	kind    source.Kind
	partial bool             // it is a foreign file, which has only some of a program
	makes   bool             // a foreign file makes the program
	program *program.Program // as it will be: the file's records in its order, then those that only the store has
	old     *program.Program // as it is
	stored  *program.Program // the same without arrivals that follow from journeys, of a foreign file; nil: none
	places  map[program.Record]source.Place
	lines   []*line
	skipped []source.Skipped
	images  source.Images
	compared
}

// compared is what a comparison with the store has shown.
type compared struct {
	checked map[program.Record]bool // true: nothing is wrong with the record
	faults  map[program.Record]error
	changes []program.Difference         // of the file's records
	put     []program.Record             // those that the store does not have like this, what others refer to first
	left    map[*program.Person]*flights // what stays in the records of those who are put on journeys
	linked  map[program.ID]bool          // the organisations that the store's program uses
}

// Counts are how many records of a file are what; the program is one of them. Possible are the rows that do not come in
// before somebody decides whether they are somebody who is there.
type Counts struct{ New, Changed, Same, Possible int }

// Reading is how a foreign file was understood.
type Reading struct {
	Format    *value.Message  // a calendar (iCalendar)
	Columns   []source.Column // of a table
	Fields    []string        // that a mapping may name
	Opening   source.Opening  // of a table; see Options.Sheet and Options.Header
	Ambiguous string          // a date of a table, such as 3/4/2023, that can be read in two ways; see Options.Dates
	Era       string          // a date such as 1364/03/25, which no calendar was chosen for; see Options.Persian
	Letters   value.Letters   // of a text file; see Options.Encoding
	Order     source.Order    // how its dates were read
	NeedsZone bool            // the file makes a stop whose time zone it does not have; see Options.Zone
}

// ID returns the identifier of the draft's program.
func (d *Draft) ID() program.ID { return d.program.ID }

// Program returns the draft's program as it will be, for the names of what its records refer to.
func (d *Draft) Program() *program.Program { return d.program }

// Name returns the name of the draft's program; of contacts that go into no program, what they are.
func (d *Draft) Name(l locale.Language) string {
	if d.libraryOnly(d.program) {
		return l.Text("The library of contacts")
	}
	return d.program.Name
}

// Kind returns what the file is about.
func (d *Draft) Kind() source.Kind { return d.kind }

// IsNew reports whether the store does not have the program yet.
func (d *Draft) IsNew() bool { return d.old.ID == "" && !d.libraryOnly(d.program) }

// NewOf lists how many of the new records are of which kind, in a language: 12 meetings and 6 contacts. It is empty
// where all are of one kind, and of a program file.
func (d *Draft) NewOf(l locale.Language) string {
	counts := map[string]int{}
	for _, c := range d.changes {
		if c.Change == program.New {
			counts[program.KindOf(c.Record)]++
		}
	}
	if len(counts) < 2 || !d.partial {
		return ""
	}
	var all []string
	for _, kind := range [...]string{"meeting", "person", "contact", "organisation", "stop", "program"} {
		if counts[kind] > 0 {
			all = append(all, l.Count("imported."+kind, counts[kind]))
		}
	}
	return l.And(all...)
}

// Unchanged reports whether applying the draft would change nothing.
func (d *Draft) Unchanged() bool { return len(d.put) == 0 }

// DraftOf compares a program file, as program.Decode reads it, with what the store (nil: an empty one) has of it. A
// program whose own fields are wrong is refused; a record that is wrong, or refers to one that is not there, is a
// problem of the draft and stays out. Organisations and contacts belong to all programs: what the file has of them
// will be valid for all.
func DraftOf(ctx context.Context, opened *store.Store, file *program.Program, images source.Images) (*Draft, error) {
	d := &Draft{kind: source.Program, images: images, places: map[program.Record]source.Place{}}
	for i, record := range file.Records() {
		d.places[record] = source.Place{Row: i + 1}
	}
	return d, d.compare(ctx, opened, file)
}

// compare fills the draft by comparing a file with the store.
func (d *Draft) compare(ctx context.Context, opened *store.Store, file *program.Program) error {
	if err := file.Validate(); err != nil && !d.libraryOnly(file) {
		return value.Text("the program cannot be imported: {{.Reason}}", "Reason", err)
	}
	d.old = &program.Program{}
	if opened != nil {
		if err := d.loadOld(ctx, opened, file); err != nil {
			return err
		}
	}
	valid := d.valid(file)
	lost, err := d.lostImages(ctx, opened, valid)
	if err != nil {
		return err
	}
	valid = d.withoutImages(valid, lost)
	inOrder := d.inOrder()
	slices.SortStableFunc(d.Problems, func(a, b source.Remark) int { return inOrder(a.Place, b.Place) })
	d.program = d.merged(valid)
	d.count(valid)
	d.board()
	d.settleLines()
	return nil
}

// libraryOnly reports whether the file is of the library's contacts and of no program.
func (d *Draft) libraryOnly(file *program.Program) bool { return d.partial && file.ID == "" }

// loadOld loads what the store has of a file's program: the program with its records, and what the library has of the
// file's organisations and contacts.
func (d *Draft) loadOld(ctx context.Context, opened *store.Store, file *program.Program) error {
	old, err := opened.Load(ctx, file.ID)
	if errors.Is(err, fault.ErrNotFound) {
		old, err = d.old, nil
	}
	if err != nil {
		return err
	}
	if d.partial { // as it is read: arrivals follow from journeys
		d.stored, old = old, old.Travel().Travelled()
	}
	organisations, contacts, err := opened.Library(ctx)
	if err != nil {
		return err
	}
	d.linked = idSet(old.Organisations)
	d.old = old.With(func(next *program.Program) {
		next.Organisations = withMentioned(old.Organisations, organisations, file.Organisations)
		next.Contacts = withMentioned(old.Contacts, contacts, file.Contacts)
	})
	return nil
}

// withMentioned appends to linked what the library has of the records that the file mentions.
func withMentioned[R program.Record](linked, library, mentioned []R) []R {
	inFile := idSet(mentioned)
	return followedBy(linked, slices.DeleteFunc(slices.Clone(library), func(r R) bool { return !inFile[r.RecordID()] }))
}

func idSet[R program.Record](list []R) map[program.ID]bool {
	found := make(map[program.ID]bool, len(list))
	for _, r := range list {
		found[r.RecordID()] = true
	}
	return found
}

func followedBy[R program.Record](first, second []R) []R {
	there := idSet(first)
	others := slices.DeleteFunc(slices.Clone(second), func(r R) bool { return there[r.RecordID()] })
	return append(slices.Clone(first), others...)
}

// valid returns the file's program without the records that have a fault, which become problems of the draft. Leaving
// one out may leave another without what it refers to, so that it looks again until nothing is wrong.
func (d *Draft) valid(file *program.Program) *program.Program {
	faults := map[program.Record]error{}
	left := file
	isOpen := func(r program.Record) bool {
		_, inFile := d.places[r]
		return inFile && !d.checked[r]
	}
	for again := true; again; {
		again = false
		for _, fault := range d.merged(left).ValidateThose(isOpen) {
			if _, inFile := d.places[fault.Record]; inFile { // the others are the store's
				again = true
				faults[fault.Record] = errors.Join(faults[fault.Record], fault.Err)
			}
		}
		left = without(left, faults)
	}
	d.faults = faults
	for record, fault := range faults {
		d.Fault(source.About{Place: d.places[record], Record: source.Describe(record)}, fault)
	}
	return left
}

type imageSet map[program.PhotoID]bool

// lostImages are the images that the program names and that are neither in the file nor in the store.
func (d *Draft) lostImages(ctx context.Context, opened *store.Store, file *program.Program) (lost imageSet, err error) {
	lost = imageSet{}
	known := d.old.PhotoIDs()
	for _, id := range file.PhotoIDs() {
		if _, inFile := d.images[id]; inFile || slices.Contains(known, id) {
			continue
		}
		err := error(fault.ErrNotFound)
		if opened != nil {
			_, err = opened.Photo(ctx, id)
		}
		if errors.Is(err, fault.ErrNotFound) {
			lost[id] = true
		} else if err != nil {
			return nil, err
		}
	}
	return lost, nil
}

// withoutImages removes the lost images from the records that name them, with a remark: the records themselves come in.
func (d *Draft) withoutImages(file *program.Program, lost imageSet) *program.Program {
	next := withImages(file, func(id program.PhotoID) program.PhotoID {
		if lost[id] {
			return ""
		}
		return id
	})
	remark := func(record program.Record, place source.Place) {
		about := source.About{Place: place, Record: source.Describe(record)}
		d.Problem(about, "Its picture is not in the file and is left out.")
	}
	if !reflect.DeepEqual(file.Award, next.Award) {
		remark(file, source.Place{Row: 1})
	}
	for i, person := range next.People {
		if before := file.People[i]; before != person {
			d.places[person] = d.places[before]
			remark(person, d.places[person])
		}
	}
	return next
}

// withImages returns the program with each image's name replaced.
func withImages(p *program.Program, replaced func(program.PhotoID) program.PhotoID) *program.Program {
	return p.With(func(next *program.Program) {
		next.Logo, next.Award.Seal = replaced(p.Logo), replaced(p.Award.Seal)
		next.Award.Signatories = slices.Clone(p.Award.Signatories)
		for i, s := range p.Award.Signatories {
			next.Award.Signatories[i].Signature = replaced(s.Signature)
		}
		next.People = slices.Clone(p.People)
		for i, person := range p.People {
			if photo := replaced(person.Photo); photo != person.Photo {
				copied := *person
				copied.Photo = photo
				next.People[i] = &copied
			}
		}
	})
}

// without returns the program without the records that have a fault.
func without(p *program.Program, faults map[program.Record]error) *program.Program {
	return p.With(func(next *program.Program) {
		for _, kind := range program.RecordKinds() {
			kind.Set(next, slices.DeleteFunc(kind.In(p), func(r program.Record) bool { return faults[r] != nil }))
		}
	})
}

// merged is the program after the file was read in: nothing is removed. Its lists are in the file's order; of a foreign
// file, which knows nothing of that order, in the store's.
func (d *Draft) merged(file *program.Program) *program.Program {
	return file.With(func(next *program.Program) {
		for _, kind := range program.RecordKinds() {
			first, second := kind.In(file), kind.In(d.old)
			if d.partial {
				first, second = updated(second, first), first
			}
			kind.Set(next, followedBy(first, second))
		}
	})
}

// updated replaces records by those of the same identifiers.
func updated(old, newer []program.Record) []program.Record {
	byID := make(map[program.ID]program.Record, len(newer))
	for _, r := range newer {
		byID[r.RecordID()] = r
	}
	for i, r := range old {
		old[i] = cmp.Or(byID[r.RecordID()], r)
	}
	return old
}

// count counts the file's records, and collects those that are to be stored.
func (d *Draft) count(file *program.Program) {
	inFile := map[program.ID]bool{}
	for record := range d.places {
		inFile[record.RecordID()] = true
	}
	if d.partial {
		inFile[file.ID] = d.makes // a foreign file has nothing of an existing program
	}
	left := idSet(file.Records())
	for _, difference := range program.Compare(d.old, d.program) {
		id := difference.Record.RecordID()
		if !inFile[id] || !left[id] {
			continue
		}
		_, isOrganisation := difference.Record.(*program.Organisation)
		_, isProgram := difference.Record.(*program.Program)
		if isProgram && difference.Change == program.Same && !sameOrder(d.old, d.program) {
			difference.Change = program.Changed
		}
		d.changes = append(d.changes, difference)
		switch difference.Change {
		case program.New:
			d.New++
		case program.Changed:
			d.Changed++
		case program.Same:
			d.Same++
			if !isOrganisation || d.linked[id] || d.libraryOnly(file) {
				continue // an organisation of the library alone becomes one of the program
			}
		}
		d.put = append(d.put, difference.Record)
	}
}
