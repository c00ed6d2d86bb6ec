package intake

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
	"laurel/data/store"
)

// namespace is the root of all identifiers that are derived from a foreign one: UUID version 5 (RFC 9562, section 5.5)
// of this name and the foreign identity. So a file that is read twice results in the same records.
var namespace = uuid.MustParse("6f6b2c1e-1f0a-5d0e-9c43-7a0d3a2f5b11")

// derived makes the identifier of a foreign record. The parts name the program (unless the record is the library's),
// the kind and the foreign identity.
func derived(parts ...string) program.ID {
	return program.ID(uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x1f"))).String())
}

// merger turns what was read from a foreign file into records of a program.
type merger struct {
	source.Remarks
	options   Options
	decisions Decisions
	kind      source.Kind
	isNew     bool             // the file makes the program
	needsZone bool             // it makes a stop whose time zone it does not have
	base      *program.Program // as it is in the store; without an identifier when only the library is meant
	file      *program.Program // what the file has of it
	places    map[program.Record]source.Place
	lines     []*line
	mine      map[program.ID]*line // the rows whose records came in
	library   library
	people    people
	cache     *draftCache
	checked   map[program.Record]bool // the records of which it is known whether something is wrong with them
}

func newMerger(options Options) *merger {
	return &merger{
		options: options, library: newLibrary(), mine: map[program.ID]*line{},
		places: map[program.Record]source.Place{}, cache: &draftCache{once: true}, checked: map[program.Record]bool{},
	}
}

// draft returns the draft of a foreign file.
func (m *merger) draft(ctx context.Context, opened *store.Store, from *source.File) (*Draft, error) {
	m.Remarks = source.Remarks{Problems: slices.Clone(from.Problems), Notes: slices.Clone(from.Notes)}
	m.file = m.base.With(func(next *program.Program) {
		for _, kind := range program.RecordKinds() {
			kind.Set(next, nil)
		}
	})
	m.addContacts(ctx, from.Contacts)
	roster{m}.addPeople(ctx, from.People)
	if m.kind == source.Schedule {
		m.addItems(ctx, from)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(m.lines) == 0 && len(m.Problems) == 0 {
		return nil, value.Text("nothing was found in this file that could be read as {{.Kind}}",
			"Kind", m.kind.Message())
	}
	if len(m.file.Meetings)+len(m.file.People)+len(m.file.Contacts) == 0 {
		m.isNew = false // nothing could be read: the problems are shown, and no empty program is made
	}
	d := &Draft{
		kind: m.kind, partial: true, makes: m.isNew, places: m.places, lines: m.lines, skipped: from.Skipped,
		images: from.Images, Remarks: m.Remarks, compared: compared{checked: m.checked},
	}
	d.Reading = Reading{Columns: from.Columns, Fields: from.Fields, Ambiguous: from.Ambiguous, NeedsZone: m.needsZone}
	d.Letters = from.Letters
	d.Era = from.Era
	d.Order = from.Order
	d.Opening = from.Opening
	return d, d.compare(ctx, opened, m.file)
}
