package intake

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"laurel/data/program"
	"laurel/data/store"
)

// Kind is what a file is about.
type Kind string

// The kinds.
const (
	ProgramFile Kind = "program"  // what Laurel itself writes
	Roster      Kind = "roster"   // people of the delegation: Excel, CSV
	Schedule    Kind = "schedule" // meetings: iCalendar, frab JSON and XML, Excel, CSV
	Contacts    Kind = "contacts" // contacts at organisations: vCard, Excel, CSV
)

// Kinds lists the kinds.
func Kinds() []Kind { return []Kind{ProgramFile, Roster, Schedule, Contacts} }

// largest is the most bytes that a foreign file may have. A conference of 1,000 meetings takes 3 MB; a calendar kept for ten years 10 MB.
const largest = 64 << 20

// Options say how a file is to be read.
type Options struct {
	As       Kind              // empty: guessed from the file
	Mapping  map[string]string // column (its header, or its letter) to field; those not named are guessed. See Fields
	Dates    DateOrder         // how 3/4/2023 is meant; empty: as the column and the program show
	Stop     program.ID        // into which a schedule goes whose rows name none; empty: as day, zone and city show
	Zone     program.Zone      // of the times that say none, in a program that has no stops yet; empty: UTC, see Draft.NeedsZone
	Program  program.ID        // which program it goes into; empty: the one that the file makes (contacts: the library alone)
	Language string            // of what is told; empty: English
	Name     string            // what the file is called, for sentences and guesses; Open sets it
}

// DateOrder is the order of day and month in dates written with numbers.
type DateOrder string

// The orders.
const (
	DayFirst   DateOrder = "day-first"
	MonthFirst DateOrder = "month-first"
)

// ErrNoColumns refuses a mapping for a file that is no table.
var ErrNoColumns error = say("leave out the mapping, which says what the columns of a table are")

// Open looks a file through and returns what it would change. Nothing enters the store (nil: an empty one) before the draft is applied. The error is a
// sentence for people. It is the way in for the window and the command alike.
func Open(ctx context.Context, opened *store.Store, path string, options Options) (*Draft, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, translated(&because{say("%s cannot be read; look whether it is there and yours to read.", path), err}, options.Language)
	}
	defer file.Close() //nolint:errcheck // it was only read
	options.Name = path
	return Read(ctx, opened, file, options)
}

// Read is Open for a file that is not on disk.
func Read(ctx context.Context, opened *store.Store, from io.Reader, options Options) (*Draft, error) {
	source := bufio.NewReaderSize(from, 64<<10)
	head, err := source.Peek(32 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, translated(say("%s cannot be read: %s", options.Name, err), options.Language)
	}
	form, err := formOf(head, options)
	if err == nil && len(options.Mapping) > 0 && form != workbookForm && form != textTableForm && form != jsonTableForm {
		return nil, translated(say("%s has no columns: %s", say(form.String()), ErrNoColumns), options.Language)
	}
	if err == nil && form == laurelForm {
		return options.programFile(ctx, opened, source)
	}
	if err != nil {
		return nil, options.named(err)
	}
	content, err := io.ReadAll(io.LimitReader(source, largest+1))
	if err != nil {
		return nil, translated(say("%s cannot be read: %s", options.Name, err), options.Language)
	}
	if len(content) > largest {
		return nil, options.named(say("this file is larger than %d MB, which no schedule or list of people is; choose another one, or split it", largest>>20))
	}
	draft, err := foreign(ctx, opened, form, content, options)
	return draft, options.named(err)
}

// named puts the file's name before what is wrong with it.
func (o Options) named(err error) error {
	if err == nil || o.Name == "" || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return translated(say("%s: %s", filepath.Base(o.Name), err), o.Language)
}

// programFile reads what Laurel wrote itself.
func (o Options) programFile(ctx context.Context, opened *store.Store, source io.Reader) (*Draft, error) {
	file, images, err := program.Decode(source)
	if err != nil {
		return nil, o.named(err)
	}
	draft, err := draftOf(ctx, opened, file, images, nil, o.Language)
	if err != nil {
		return nil, err
	}
	draft.kind = ProgramFile
	return draft, nil
}

// form is how a file is written.
type form int

const (
	laurelForm form = iota
	iCalendarForm
	vCardForm
	frabXMLForm
	frabJSONForm
	workbookForm
	textTableForm
	jsonTableForm
)

// formOf looks at the first bytes of a file, and refuses what is none of the forms or not what was asked for.
func formOf(head []byte, options Options) (form, error) {
	found, err := sniff(head, options.Name)
	if err != nil {
		return 0, err
	}
	fits := map[form][]Kind{
		laurelForm: {ProgramFile}, iCalendarForm: {Schedule}, vCardForm: {Contacts, Roster}, frabXMLForm: {Schedule}, frabJSONForm: {Schedule},
		workbookForm: {Roster, Schedule, Contacts}, textTableForm: {Roster, Schedule, Contacts}, jsonTableForm: {Roster, Schedule, Contacts},
	}
	if options.As == "" {
		return found, nil
	}
	for _, kind := range fits[found] {
		if kind == options.As {
			return found, nil
		}
	}
	if options.As == ProgramFile {
		return 0, say("this is not a Laurel program file, which is what laurel export program-json writes")
	}
	return 0, say("this is %s, which cannot be read as %s", say(found.String()), say(string(options.As)))
}

// String names the form in a sentence.
func (f form) String() string {
	return [...]string{"a Laurel program file", "a calendar (iCalendar)", "a file of contacts (vCard)", "a conference schedule (frab XML)", "a conference schedule (frab JSON)", "an Excel workbook", "a table (CSV)", "a list (JSON)"}[f]
}

// compoundFile begins the files of older Offices, and those of newer ones that are locked with a password.
var compoundFile = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

func sniff(head []byte, name string) (form, error) {
	extension := strings.ToLower(filepath.Ext(name))
	switch {
	case len(head) == 0:
		return 0, say("this file is empty")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return workbookForm, nil
	case bytes.HasPrefix(head, []byte("PK")), extension == ".xlsx", extension == ".xlsm":
		if !bytes.HasPrefix(head, compoundFile) {
			return 0, errDamaged
		}
		return 0, compound(head)
	case bytes.HasPrefix(head, compoundFile):
		return 0, compound(head)
	case bytes.HasPrefix(head, []byte("%PDF")):
		return 0, say("this is a PDF; ask for the list as Excel, CSV, or a calendar (.ics)")
	}
	text := strings.TrimSpace(decodeText(head))
	upper := strings.ToUpper(text[:min(len(text), 200)])
	switch {
	case strings.HasPrefix(upper, "BEGIN:VCALENDAR"), extension == ".ics":
		return iCalendarForm, nil
	case strings.HasPrefix(upper, "BEGIN:VCARD"), extension == ".vcf":
		return vCardForm, nil
	case strings.HasPrefix(text, "<"):
		return frabXMLForm, nil
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "["), extension == ".json":
		return sniffJSON(text), nil
	case strings.ContainsRune(text, 0):
		return 0, say("this is no file that Laurel knows; it reads Excel (.xlsx), CSV, calendars (.ics), vCards, frab schedules and its own program files")
	}
	return textTableForm, nil
}

func sniffJSON(text string) form {
	switch {
	case strings.Contains(text, program.InterchangeFormat):
		return laurelForm
	case strings.HasPrefix(text, "["):
		return jsonTableForm
	case strings.Contains(text, `"schedule"`), strings.Contains(text, `"conference"`), strings.Contains(text, `"days"`):
		return frabJSONForm
	}
	return laurelForm
}

var errDamaged = say("this workbook is damaged or not an Excel file; open it in Excel or LibreOffice, save it again as .xlsx, and try that one")

// compound tells apart what hides in a compound file: the names of its streams are written in UTF-16.
func compound(head []byte) error {
	if bytes.Contains(head, utf16Text("EncryptedPackage")) || bytes.Contains(head, utf16Text("EncryptionInfo")) {
		return errLocked
	}
	return say("this is a workbook of an old Excel (.xls), or one that is locked with a password; save it without a password as .xlsx and try that one")
}

var errLocked = say("this workbook is locked with a password; open it, save a copy without the password, and try that one")

func utf16Text(text string) []byte {
	var wide []byte
	for i := range len(text) {
		wide = append(wide, text[i], 0)
	}
	return wide
}
