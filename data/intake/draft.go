// Package intake brings foreign files in. Each becomes a draft: what would be new, changed and the same, and row by row what cannot come in. Nothing
// is stored before the draft is applied, and applying it twice changes nothing. It knows the domain and the store; no screen may come in.
package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"laurel/data/program"
	"laurel/data/store"
)

// Draft is a file that was looked through and not yet brought in. The counts are of records, the program itself being one. Nothing is
// ever taken away: what the store has and the file has not stays.
type Draft struct {
	New     int
	Changed int
	Same    int
	Problem int   // the length of Rows
	Rows    []Row // in the order of the file

	// Notes tell how a foreign file was understood where it leaves that open: which column is which, how a date was read, when an item ends that
	// has no end. They are no problems.
	Notes []string

	Columns   []Column // of a table: what each was taken for
	NeedsZone bool     // the file makes a stop and does not say in which zone its times are; see Options.Zone
	Form      string   // how the file is written: "a calendar (iCalendar)"
	Ambiguous string   // a date of a table, such as 3/4/2023, that can be read in two ways; see Options.Dates

	kind     Kind
	language string               // of the sentences
	program  *program.Program     // as it will be: the file's records in the file's order, then those that only the store has
	old      *program.Program     // as it is
	compared []program.Difference // the file's records
	isNew    bool
	put      []program.Record // of the file, what the store does not have or not like this, in an order in which it may be stored
	images   map[program.PhotoID][]byte
	linked   map[program.ID]bool    // the organisations that the store's program uses
	rows     map[program.Record]int // the file's records, counted from 1
	foreign  *gathered              // nil: a program file, which says all of its program
}

// Row says why a record of the file does not come in, or not as it is.
type Row struct {
	Row    int    // counts the records of the file from 1, of a program file the program being the first; of a table the row as its program numbers it
	Record string // person "Ana Prova"
	Reason string // a sentence for people
}

// ID returns the identifier of the draft's program.
func (d *Draft) ID() program.ID { return d.program.ID }

// Name returns the name of the draft's program; of contacts that go into no program, what they are.
func (d *Draft) Name() string {
	if d.libraryOnly(d.program) {
		return say("The library of contacts").in(d.language)
	}
	return d.program.Name
}

// Kind returns what the file is about.
func (d *Draft) Kind() Kind { return d.kind }

// IsNew reports whether the store does not have the program yet.
func (d *Draft) IsNew() bool { return d.isNew && !d.libraryOnly(d.program) }

// Unchanged reports whether applying the draft would change nothing.
func (d *Draft) Unchanged() bool { return len(d.put) == 0 }

// DraftOf compares a program file, as program.Decode reads it, with what the store (nil: an empty one) has of it. A program whose own fields
// are no good is refused; a record that is no good, or refers to one that is not there, is a row of the draft and stays out. Organisations
// and contacts belong to all programs: what the file says of them will hold for all.
func DraftOf(ctx context.Context, opened *store.Store, file *program.Program, images map[program.PhotoID][]byte) (*Draft, error) {
	return draftOf(ctx, opened, file, images, nil, "en")
}

// draftOf is DraftOf, also for a foreign file, which says only some of a program: its records keep their places in the lists, and a file of the library
// alone has a program without an identifier.
func draftOf(ctx context.Context, opened *store.Store, file *program.Program, images map[program.PhotoID][]byte, from *gathered, language string) (*Draft, error) {
	d := &Draft{language: language, images: images, Rows: []Row{}, isNew: true, foreign: from, kind: ProgramFile}
	if err := file.Validate(); err != nil && !d.libraryOnly(file) {
		return nil, say("the program cannot be read in: %s", err)
	}
	d.old = &program.Program{}
	if opened != nil {
		var err error
		if d.old, err = d.known(ctx, opened, file); err != nil {
			return nil, err
		}
	}
	sound := d.sound(file, d.old)
	lost, err := lostImages(ctx, opened, sound, d.old, images)
	if err != nil {
		return nil, err
	}
	sound = d.withoutImages(sound, lost)
	if from != nil {
		d.Rows = append(d.Rows, from.problems...)
	}
	slices.SortStableFunc(d.Rows, func(a, b Row) int { return a.Row - b.Row })
	d.Problem = len(d.Rows)
	d.program = d.merged(sound, d.old)
	d.compare(sound, d.old)
	return d, nil
}

// libraryOnly reports whether the file is of the library's contacts and of no program.
func (d *Draft) libraryOnly(file *program.Program) bool { return d.foreign != nil && file.ID == "" }

// known is what the store has of a file's program: the program with its records, and what the library has of the file's organisations
// and contacts. It is an empty program where there is none.
func (d *Draft) known(ctx context.Context, opened *store.Store, file *program.Program) (*program.Program, error) {
	old, err := opened.Load(ctx, file.ID)
	if errors.Is(err, store.ErrNotFound) {
		old, err = &program.Program{}, nil
	}
	if err != nil {
		return nil, err
	}
	d.isNew = old.ID == ""
	d.linked = ids(old.Organisations)
	organisations, contacts, err := opened.Library(ctx)
	if err != nil {
		return nil, err
	}
	return old.With(func(next *program.Program) {
		next.Organisations = withMentioned(old.Organisations, organisations, file.Organisations)
		next.Contacts = withMentioned(old.Contacts, contacts, file.Contacts)
	}), nil
}

// withMentioned appends to linked what the library has of the records that the file mentions.
func withMentioned[R program.Record](linked, library, mentioned []R) []R {
	inFile := ids(mentioned)
	return followedBy(linked, slices.DeleteFunc(slices.Clone(library), func(r R) bool { return !inFile[r.RecordID()] }))
}

func ids[R program.Record](list []R) map[program.ID]bool {
	found := make(map[program.ID]bool, len(list))
	for _, r := range list {
		found[r.RecordID()] = true
	}
	return found
}

// sound returns the file's program without the records that have a problem, which become rows of the draft. Leaving one out may leave
// another without what it refers to, so that it looks again until nothing is wrong.
func (d *Draft) sound(file, old *program.Program) *program.Program {
	rows := map[program.Record]int{}
	if d.foreign != nil {
		rows = d.foreign.rows
	} else {
		for i, record := range file.Records() {
			rows[record] = i + 1
		}
	}
	reasons := map[program.Record]string{}
	left := file
	for again := true; again; {
		again = false
		for _, fault := range d.merged(left, old).ValidateAll() {
			if rows[fault.Record] == 0 {
				continue // a record of the store's is not the file's fault
			}
			again = true
			reasons[fault.Record] = strings.TrimSpace(fmt.Sprint(reasons[fault.Record], " ", inLanguage(fault.Err, d.language)))
		}
		left = without(left, reasons)
	}
	for record, reason := range reasons {
		d.Rows = append(d.Rows, Row{rows[record], d.described(record), reason})
	}
	d.rows = rows
	return left
}

// lostImages are the images that the program names and that are neither in the file nor in the store.
func lostImages(ctx context.Context, opened *store.Store, file, old *program.Program, images map[program.PhotoID][]byte) (map[program.PhotoID]bool, error) {
	lost := map[program.PhotoID]bool{}
	known := old.PhotoIDs()
	for _, id := range file.PhotoIDs() {
		if _, inFile := images[id]; inFile || slices.Contains(known, id) {
			continue
		}
		if opened != nil {
			_, err := opened.Photo(ctx, id)
			if err == nil {
				continue
			}
			if !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
		}
		lost[id] = true
	}
	return lost, nil
}

// withoutImages takes the lost images out of the records that name them, which is a row of the draft: the records themselves come in.
func (d *Draft) withoutImages(file *program.Program, lost map[program.PhotoID]bool) *program.Program {
	if len(lost) == 0 {
		return file
	}
	tell := func(record program.Record, row int) {
		d.Rows = append(d.Rows, Row{row, d.described(record), say("Its picture is not in the file; it comes in without.").in(d.language)})
	}
	for id := range lost {
		if namesImage(file.Award, id) {
			tell(file, 1)
			break
		}
	}
	kept := func(id program.PhotoID) program.PhotoID {
		if lost[id] {
			return ""
		}
		return id
	}
	return file.With(func(next *program.Program) {
		next.Award = withImages(file.Award, kept)
		next.People = slices.Clone(file.People)
		for i, person := range file.People {
			if !lost[person.Photo] {
				continue
			}
			tell(person, d.rows[person])
			bare := *person
			bare.Photo = ""
			next.People[i] = &bare
		}
	})
}

func namesImage(award program.Award, id program.PhotoID) bool {
	return award.Seal == id || slices.ContainsFunc(award.Signatories, func(s program.Signatory) bool { return s.Signature == id })
}

// withImages returns the award with each image's name replaced.
func withImages(award program.Award, replaced func(program.PhotoID) program.PhotoID) program.Award {
	award.Seal = replaced(award.Seal)
	award.Signatories = slices.Clone(award.Signatories)
	for i := range award.Signatories {
		award.Signatories[i].Signature = replaced(award.Signatories[i].Signature)
	}
	return award
}

// described names a record for a person.
func (d *Draft) described(record program.Record) string {
	return described(program.KindOf(record), program.NameOf(record)).in(d.language)
}

func without(p *program.Program, reasons map[program.Record]string) *program.Program {
	return p.With(func(next *program.Program) {
		next.Stops = except(p.Stops, reasons)
		next.People = except(p.People, reasons)
		next.Organisations = except(p.Organisations, reasons)
		next.Contacts = except(p.Contacts, reasons)
		next.Meetings = except(p.Meetings, reasons)
		next.Takeaways = except(p.Takeaways, reasons)
		next.Issues = except(p.Issues, reasons)
		next.Releases = except(p.Releases, reasons)
		next.TravelTimes = except(p.TravelTimes, reasons)
		next.Ignored = except(p.Ignored, reasons)
	})
}

func except[R program.Record](list []R, reasons map[program.Record]string) []R {
	return slices.DeleteFunc(slices.Clone(list), func(r R) bool { return reasons[r] != "" })
}

// merged is the program after the file was read in: nothing is removed. The lists are in the file's order; those of a foreign file, which knows
// nothing of that order, in the store's.
func (d *Draft) merged(file, old *program.Program) *program.Program {
	if d.foreign != nil {
		return file.With(func(next *program.Program) {
			next.Stops = updated(old.Stops, file.Stops)
			next.People = updated(old.People, file.People)
			next.Organisations = updated(old.Organisations, file.Organisations)
			next.Contacts = updated(old.Contacts, file.Contacts)
			next.Meetings = updated(old.Meetings, file.Meetings)
			next.Takeaways = old.Takeaways
		})
	}
	return file.With(func(next *program.Program) {
		next.Stops = followedBy(file.Stops, old.Stops)
		next.People = followedBy(file.People, old.People)
		next.Organisations = followedBy(file.Organisations, old.Organisations)
		next.Contacts = followedBy(file.Contacts, old.Contacts)
		next.Meetings = followedBy(file.Meetings, old.Meetings)
		next.Takeaways = followedBy(file.Takeaways, old.Takeaways)
		next.Issues = followedBy(file.Issues, old.Issues)
		next.Releases = followedBy(file.Releases, old.Releases)
		next.TravelTimes = followedBy(file.TravelTimes, old.TravelTimes)
		next.Ignored = followedBy(file.Ignored, old.Ignored)
	})
}

// updated puts the file's records in the places of the store's; new ones come last.
func updated[R program.Record](old, file []R) []R {
	newer := make(map[program.ID]R, len(file))
	for _, r := range file {
		newer[r.RecordID()] = r
	}
	all := slices.Clone(old)
	for i, r := range all {
		if next, found := newer[r.RecordID()]; found {
			all[i] = next
		}
	}
	return followedBy(all, file)
}

func followedBy[R program.Record](first, second []R) []R {
	there := ids(first)
	all := slices.Clone(first)
	for _, record := range second {
		if !there[record.RecordID()] {
			all = append(all, record)
		}
	}
	return all
}

// compare counts the file's records, and notes which are to be stored.
func (d *Draft) compare(file, old *program.Program) {
	inFile := ids(file.Records())
	if d.foreign != nil {
		said := map[program.ID]bool{}
		for record := range d.rows {
			said[record.RecordID()] = true
		}
		said[file.ID] = d.foreign.isNew // a foreign file says nothing of a program that is there, nor of most of its lists
		maps.DeleteFunc(inFile, func(id program.ID, _ bool) bool { return !said[id] })
	}
	for _, difference := range program.Compare(old, d.program) {
		id := difference.Record.RecordID()
		if !inFile[id] {
			continue
		}
		_, isOrganisation := difference.Record.(*program.Organisation)
		_, isProgram := difference.Record.(*program.Program)
		if isProgram && difference.Change == program.Same && !sameOrder(old, d.program) {
			difference.Change = program.Changed
		}
		d.compared = append(d.compared, difference)
		switch difference.Change {
		case program.New:
			d.New++
		case program.Changed:
			d.Changed++
		case program.Same:
			d.Same++
			if !isOrganisation || d.linked[id] {
				continue // an organisation of the library alone becomes one of the program
			}
		}
		d.put = append(d.put, difference.Record)
	}
}

// sameOrder reports whether the lists whose order is the user's are alike.
func sameOrder(a, b *program.Program) bool {
	before, after := lists(a), lists(b)
	for i := range before {
		if !slices.Equal(before[i].ids, after[i].ids) {
			return false
		}
	}
	return true
}

// list is one of a program's lists whose order is the user's.
type list struct {
	kind store.Kind
	ids  []program.ID
}

func lists(p *program.Program) []list {
	return []list{
		{store.Stops, idsOf(p.Stops)},
		{store.People, idsOf(p.People)},
		{store.Organisations, idsOf(p.Organisations)},
		{store.Contacts, idsOf(p.Contacts)},
		{store.Takeaways, idsOf(p.Takeaways)},
	}
}

// Apply brings the draft in, as part of an edit.
func (d *Draft) Apply(tx *store.Tx) error {
	if d.Unchanged() {
		return nil
	}
	stored, err := d.storeImages(tx)
	if err != nil {
		return err
	}
	for _, record := range d.put {
		if err := d.store(tx, record, stored); err != nil {
			return err
		}
	}
	if d.libraryOnly(d.program) {
		return nil
	}
	return d.reorder(tx)
}

// storeImages stores the images that the program names and returns their names in the store, which are others where the store had to make
// an image smaller or to take out what its camera noted.
func (d *Draft) storeImages(tx *store.Tx) (func(program.PhotoID) program.PhotoID, error) {
	stored := map[program.PhotoID]program.PhotoID{}
	for _, id := range d.program.PhotoIDs() {
		image, inFile := d.images[id]
		if !inFile {
			continue
		}
		name, err := tx.PutPhoto(image)
		if err != nil {
			return nil, err
		}
		stored[id] = name
	}
	return func(id program.PhotoID) program.PhotoID { return cmp.Or(stored[id], id) }, nil
}

func (d *Draft) store(tx *store.Tx, record program.Record, stored func(program.PhotoID) program.PhotoID) error {
	owner := d.program.ID
	switch record := record.(type) {
	case *program.Program:
		return tx.PutProgram(record.With(func(next *program.Program) { next.Award = withImages(record.Award, stored) }))
	case *program.Stop:
		return tx.PutStop(owner, record)
	case *program.Person:
		person := *record
		person.Photo = stored(person.Photo)
		return tx.PutPerson(owner, &person)
	case *program.Organisation:
		return tx.PutOrganisation(owner, record)
	case *program.Contact:
		return tx.PutContact(record)
	case *program.Meeting:
		return tx.PutMeeting(owner, record)
	case *program.Takeaway:
		return tx.PutTakeaway(owner, record)
	case *program.Issue:
		return tx.PutIssue(owner, record)
	case *program.Release:
		return tx.PutRelease(owner, record)
	case *program.TravelTime:
		return tx.PutTravelTime(owner, record)
	case *program.Ignored:
		return tx.PutIgnored(owner, record)
	}
	return fmt.Errorf("a %s has no place in a program", program.KindOf(record))
}

// reorder puts the lists into the file's order where the records that were there before stand otherwise.
func (d *Draft) reorder(tx *store.Tx) error {
	now, err := tx.Program(d.program.ID)
	if err != nil {
		return err
	}
	before := lists(now)
	for i, wanted := range lists(d.program) {
		if slices.Equal(before[i].ids, wanted.ids) {
			continue
		}
		if err := tx.Reorder(d.program.ID, wanted.kind, wanted.ids); err != nil {
			return err
		}
	}
	return nil
}

func idsOf[R program.Record](list []R) []program.ID {
	all := make([]program.ID, len(list))
	for i, r := range list {
		all[i] = r.RecordID()
	}
	return all
}
