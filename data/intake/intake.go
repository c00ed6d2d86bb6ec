// Package intake brings foreign files in. Each becomes a draft: what would be new, changed and the same, and row by row
// what cannot come in. Nothing is stored before the draft is applied, and applying it twice changes nothing. Each
// format is read by a package of its own below this one, which knows the domain and the store; no screen may come in.
package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/fault"
)

// Options are how a file is to be read.
type Options struct {
	As      source.Kind       // empty: what the file looks like
	Mapping map[string]string // column (its heading, or its letter) to one of Draft.Fields; those not named are guessed
	Dates   source.DateOrder  // how 3/4/2023 is meant; empty: as the column and the program show
	Sheet   string            // of a workbook: the only one to read; empty: all that look alike
	Header  int               // of a table: the number of the row of headings; 0: it is found
	Stop    program.ID        // into which a schedule goes whose rows name none; empty: as day, zone and city show
	Zone    civil.Zone        // of times without one in a program without stops; empty: UTC, see Draft.NeedsZone
	Program program.ID        // into which it goes; empty: the one that the file makes (contacts: the library alone)
	Name    string            // what the file is called, for messages and guesses; Open sets it

	Persian    bool      // of a table: years such as 1364 are those of the Persian calendar; see Draft.Era
	LocalTimes bool      // the times of a calendar are taken as they are written, whatever zone they name
	Encoding   string    // of a text, by its IANA name, such as windows-1256; empty: what reads as words
	Decisions  Decisions `json:"-"` // by places, which are no keys of JSON
}

var errNoColumns = value.Text("leave out the mapping, which says what the columns of a table are")

// ErrNoColumns refuses a mapping for a file that is no table.
var ErrNoColumns error = errNoColumns

// Endings lists the endings of the names of files that can be read: .ics.
func Endings() []string {
	var all []string
	for _, format := range formats() {
		all = append(all, format.Endings...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Open looks a file through and returns what it would change. Nothing enters the store (nil: an empty one) before the
// draft is applied. The error is a value.Message.
func Open(ctx context.Context, opened *store.Store, path string, options Options) (*Draft, error) {
	parsed, err := ParseFile(ctx, opened, path, options)
	if err != nil {
		return nil, err
	}
	parsed.cache.once = true
	return parsed.Draft(ctx, opened, options.Decisions)
}

// Read is Open for a file that is not on disk.
func Read(ctx context.Context, opened *store.Store, from io.Reader, options Options) (*Draft, error) {
	parsed, err := Parse(ctx, opened, from, options)
	if err != nil {
		return nil, err
	}
	parsed.cache.once = true
	return parsed.Draft(ctx, opened, options.Decisions)
}

// Parsed is a file that was read and not yet compared with the store.
type Parsed struct {
	options Options
	format  source.Format
	kind    source.Kind
	title   string // of the program that the file makes; may be empty
	file    *source.File
	cache   draftCache
}

// ParseFile reads a file. What its dates mean and which stops there are, it takes from the program in the store (nil:
// an empty one) that the file goes into. The error is a value.Message.
func ParseFile(ctx context.Context, opened *store.Store, path string, options Options) (*Parsed, error) {
	file, err := limit.Open(path)
	if err != nil {
		return nil, value.Text("{{.File}}: {{.Reason}}", "File", path, "Reason", err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	options.Name = path
	return Parse(ctx, opened, file, options)
}

// Parse is ParseFile for a file that is not on disk.
func Parse(ctx context.Context, opened *store.Store, from io.Reader, options Options) (*Parsed, error) {
	parsed, err := parse(ctx, opened, from, options)
	return parsed, named(ctx, options, err)
}

// Draft compares the file with the store (nil: an empty one) as it is now, with what a person decided about its rows.
// It may be called many times, and leaves the file as it is. The error is a value.Message.
func (p *Parsed) Draft(ctx context.Context, opened *store.Store, decisions Decisions) (*Draft, error) {
	draft, err := p.draft(ctx, opened, decisions)
	if err != nil {
		return nil, named(ctx, p.options, err)
	}
	draft.Format = value.Text(p.format.Name)
	return draft, nil
}

func (p *Parsed) draft(ctx context.Context, opened *store.Store, decisions Decisions) (draft *Draft, err error) {
	defer recovered(&err)
	if p.file.Program != nil {
		return DraftOf(ctx, opened, p.file.Program, p.file.Images)
	}
	m := newMerger(p.options)
	m.kind = p.kind
	m.decisions = decisions
	m.cache = &p.cache
	p.cache.Lock()
	defer p.cache.Unlock()
	if err := m.load(ctx, opened, p.title); err != nil {
		return nil, err
	}
	draft, err = m.draft(ctx, opened, p.file)
	if err == nil {
		p.cache.keep(draft.faults)
	}
	return draft, err
}

// named returns an error with the name of the file in it.
func named(ctx context.Context, options Options, err error) error {
	if err == nil || options.Name == "" || errors.Is(err, ctx.Err()) {
		return err
	}
	return value.Text("{{.File}}: {{.Reason}}", "File", filepath.Base(options.Name), "Reason", err)
}

// recovered makes an error of a panic: that of a parser of another's library over a damaged file.
func recovered(err *error) {
	if panicked := recover(); panicked != nil {
		*err = value.Text("this file is damaged in a way that Laurel does not understand; " +
			"open it in the program that made it, save it again, and try that one").
			Because(fmt.Errorf("%v", panicked))
	}
}

// parse is Parse without the file's name in the error.
func parse(ctx context.Context, opened *store.Store, from io.Reader, options Options) (parsed *Parsed, err error) {
	defer recovered(&err)
	content, format, err := contentOf(ctx, from, options)
	if err != nil {
		return nil, err
	}
	p := &Parsed{options: options, format: format}
	p.file, err = format.Read(ctx, content, source.Request{
		Kind: options.As, Mapping: options.Mapping, Dates: options.Dates, Sheet: options.Sheet, Header: options.Header,
		LocalTimes: options.LocalTimes, Persian: options.Persian, Encoding: options.Encoding,
		Today: civil.DateOf(time.Now()),
		Into: func(kind source.Kind, title string) (*program.Program, error) {
			p.kind, p.title = kind, title
			m := newMerger(options)
			m.kind = kind
			err := m.loadBase(ctx, opened, title)
			return m.base, err
		},
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// contentOf finds the format of a file by its beginning, and reads the whole of it.
func contentOf(ctx context.Context, from io.Reader, options Options) ([]byte, source.Format, error) {
	first := make([]byte, 32<<10)
	n, err := io.ReadFull(limit.NewReader(ctx, from, int64(len(first))), first)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, source.Format{}, unread(err)
	}
	format, err := formatOf(first[:n], options)
	if err != nil {
		return nil, format, err
	}
	most := int64(limit.ListBytes)
	if slices.Contains(format.Kinds, source.Program) {
		most = limit.ProgramBytes
	}
	content, err := limit.Read(ctx, first[:n], from, most)
	if err != nil {
		return nil, format, unread(err)
	}
	return content, format, nil
}

// unread is the error of a file that was not read to its end.
func unread(err error) error {
	ended := errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
	if ended || errors.As(err, new(*limit.Error)) {
		return err
	}
	return value.Text("it could not be read to its end; check that its disk is connected, or copy it to this computer").
		Because(err)
}

// formatOf finds the format of a file, and refuses one that cannot be read or is not what was asked for.
func formatOf(first []byte, options Options) (source.Format, error) {
	b := source.Beginning{Bytes: first, Ending: strings.ToLower(filepath.Ext(options.Name))}
	if !source.IsBinary(first) {
		b.Text = strings.TrimSpace(value.Decode(first))
	}
	if len(first) == 0 {
		return source.Format{}, value.Text("this file is empty")
	}
	if err := unreadableError(first); err != nil {
		return source.Format{}, err
	}
	for _, format := range formats() {
		is, err := format.Detect(b)
		switch {
		case err != nil:
			return format, err
		case !is:
			continue
		case options.As != "" && !slices.Contains(format.Kinds, options.As):
			return format, wrongKind(format, options.As)
		case len(options.Mapping) > 0 && !format.Columns:
			return format, value.Text("{{.Format}} has no columns: {{.Advice}}",
				"Format", value.Text(format.Name), "Advice", errNoColumns)
		}
		return format, nil
	}
	return source.Format{}, value.Text("Laurel does not know this kind of file; it reads Excel (.xlsx), LibreOffice " +
		"(.ods), CSV, calendars (.ics), vCards, frab schedules and its own program files")
}

func wrongKind(format source.Format, asked source.Kind) error {
	if asked == source.Program {
		return value.Text("this is not a Laurel program file, which is what laurel export program-json writes")
	}
	return value.Text("this is {{.Format}}, which cannot be read as {{.Kind}}",
		"Format", value.Text(format.Name), "Kind", asked.Message())
}

// loadBase loads the program that the file goes into, or begins the one that it makes.
func (m *merger) loadBase(ctx context.Context, opened *store.Store, title string) error {
	id := m.options.Program
	if id == "" && m.kind != source.Contacts {
		stem := strings.TrimSuffix(filepath.Base(m.options.Name), filepath.Ext(m.options.Name))
		title = cmp.Or(value.Line(title), value.Line(stem))
		id = derived("program", string(m.kind), value.Fold(title))
		m.isNew = true
	}
	m.base = &program.Program{ID: id, Name: title, GroupNames: program.NotRefused}
	if opened == nil || id == "" {
		return nil
	}
	loaded, err := opened.Load(ctx, id)
	switch {
	case err == nil:
		m.base, m.isNew = loaded.Travel().Travelled(), false
	case !m.isNew || !errors.Is(err, fault.ErrNotFound):
		return err
	}
	return nil
}

// load loads the program that the file goes into, and what the library has.
func (m *merger) load(ctx context.Context, opened *store.Store, title string) error {
	if err := m.loadBase(ctx, opened, title); err != nil {
		return err
	}
	m.cache.about(m.base)
	m.indexPeople()
	if opened == nil {
		return nil
	}
	organisations, contacts, err := opened.Library(ctx)
	if err != nil {
		return err
	}
	m.library.add(organisations, contacts)
	m.library.add(m.base.Organisations, m.base.Contacts)
	m.library.inStore = idSet(organisations)
	return nil
}
