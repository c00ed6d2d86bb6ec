package paper

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// HostSheetOptions are the choices of host sheets. The zero value makes one for each meeting that has a host.
type HostSheetOptions struct {
	Language string // BCP 47; English, Spanish or French
	Paper    Paper
	Meetings []program.ID   // empty means every meeting with a host
	Stops    []program.ID   // empty means all
	Days     []program.Date // empty means all
	Now      time.Time      // the file's date; zero leaves it out
	Since    *program.Since // marks what has changed since a release; nil marks nothing
	// Progress is called after each sheet on the goroutine of the caller.
	Progress func(done, total int)
}

// HostedMeetings returns the meetings that host sheets are made for.
func HostedMeetings(e *program.Edition, options HostSheetOptions) []*program.Meeting {
	return slices.DeleteFunc(planned(e), func(m *program.Meeting) bool {
		chosen := slices.Contains(options.Meetings, m.ID)
		return !chosen && (len(options.Meetings) > 0 || !Hosted(m)) ||
			len(options.Stops) > 0 && !slices.Contains(options.Stops, m.Stop) ||
			len(options.Days) > 0 && !slices.Contains(options.Days, m.Start.Date)
	})
}

// Hosted reports whether somebody receives the group at an item.
func Hosted(m *program.Meeting) bool {
	switch m.Kind {
	case program.Transport, program.FlightKind, program.FreeTime, program.NoteKind:
		return false
	}
	return m.Organisation != "" || len(m.Contacts) > 0
}

var (
	titleHostSheet   = words{"Host sheet", "Hoja para el anfitrión", "Fiche pour l’hôte"}
	titleComing      = words{"Who is coming", "Quiénes vienen", "Qui vient"}
	titleWithThem    = words{"With them", "Les acompañan", "Les accompagnent"}
	titleDiets       = words{"Food", "Comida", "Repas"}
	titleAccess      = words{"Access", "Accesibilidad", "Accessibilité"}
	titleNoPhotos    = words{"Please do not photograph", "Por favor, no fotografiar", "Ne pas photographier"}
	titleLine        = words{"If something changes", "Si algo cambia", "En cas de changement"}
	wordNoPhotosAll  = words{"Everyone: please take no pictures in which a face can be seen.", "A nadie: no tome fotos en las que se vea una cara.", "Personne : pas de photo où l’on voie un visage, s’il vous plaît."}
	wordNoPhotosRest = words{"This holds for pictures of the group too.", "Vale también para las fotos de grupo.", "Cela vaut aussi pour les photos de groupe."}
	wordPhotosFine   = words{"Everyone has agreed to be photographed.", "Todas las personas han aceptado ser fotografiadas.", "Tout le monde a accepté d’être photographié."}
	wordNoDiet       = words{"No restriction", "Sin restricciones", "Sans restriction"}
	wordNotAskedDiet = words{"Not known yet", "Aún no se sabe", "Pas encore connu"}
	wordNeedsThis    = words{"Needs an interpreter", "Necesita intérprete", "A besoin d’un interprète"}
)

// HostSheets writes a sheet for the host of each meeting: who is coming, how to say their names, what they eat and who must not be photographed.
// Biographies shrink and then give way so that a sheet is one page; only a group too large for that goes on.
func HostSheets(ctx context.Context, w io.Writer, edition *program.Edition, options HostSheetOptions) error {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	meetings := HostedMeetings(edition, options)
	if len(meetings) == 0 {
		return ErrNoMeetings
	}
	s := hostSheet{edition: edition, language: options.Language, since: options.Since, sheet: newReport(titleHostSheet, edition, options.Language, options.Paper, options.Now)}
	for i, m := range meetings {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.sheet.begin(options.Language)
		s.sheet.flow.Add(s.fitting(m)...)
		if options.Progress != nil {
			options.Progress(i+1, len(meetings))
		}
	}
	return s.sheet.write(w)
}

type hostSheet struct {
	edition  *program.Edition
	language string
	since    *program.Since
	sheet    *report
}

// density is how much a sheet tells, and how closely.
type density struct {
	bio   int     // characters of a biography
	gap   float64 // between people
	brief bool    // who accompanies the guests stands in one paragraph
	pairs bool    // guests stand two beside each other
}

var densities = []density{
	{bio: 420, gap: typeset.Close},
	{bio: 260, gap: typeset.Close},
	{bio: 140, gap: typeset.Tight},
	{gap: typeset.Tight},
	{gap: 2, brief: true},
	{gap: typeset.Tight, brief: true, pairs: true},
}

// fitting returns the blocks of a sheet with as much of the biographies as a page holds.
func (s *hostSheet) fitting(m *program.Meeting) []typeset.Block {
	var blocks []typeset.Block
	for _, d := range densities {
		blocks = s.blocks(m, d)
		height := 0.0
		for _, b := range blocks {
			height += s.sheet.doc.Height(b, s.sheet.area.W)
		}
		if height <= s.sheet.area.H {
			break
		}
	}
	return blocks
}

func (s *hostSheet) blocks(m *program.Meeting, d density) []typeset.Block {
	var guests, company []*program.Person
	people := s.edition.AttendeesOf(m)
	for _, p := range people {
		if p.Role == program.Awardee || p.Role == program.Guest {
			guests = append(guests, p)
		} else {
			company = append(company, p)
		}
	}
	list := s.head(m)
	if len(guests) > 0 {
		list = append(list, s.part(fmt.Sprintf("%s (%d)", titleComing.in(s.language), len(guests))))
		for _, row := range s.guests(m, guests, d) {
			list = append(list, row, typeset.Space(d.gap))
		}
	}
	list = append(list, s.notComing(m)...)
	if len(company) > 0 {
		list = append(list, s.part(titleWithThem.in(s.language)), s.company(company, d.brief), typeset.Space(typeset.Normal))
	}
	if m.Kind == program.Meal || m.Kind == program.Hospitality {
		list = append(list, s.needs(titleDiets, people, func(p *program.Person) program.Need { return p.Diet }, true)...)
	}
	list = append(list, s.needs(titleAccess, people, func(p *program.Person) program.Need { return p.Access }, false)...)
	list = append(list, s.photographs(people)...)
	return append(list, s.line(m)...)
}

// head says which meeting the sheet is for.
func (s *hostSheet) head(m *program.Meeting) []typeset.Block {
	stop := s.edition.Stop(m.Stop)
	zone := ""
	if stop != nil {
		zone = stop.City
	}
	name, address := placeOf(s.edition, m)
	when := joined("  ·  ", dayTitle(m.Start.Date, s.language), program.FormatTimes(m.Start, m.End, locale.Language(s.language)), zone)
	kind := s.since.Kind(m.ID)
	stack := typeset.Stack{Gap: 3, Blocks: []typeset.Block{
		typeset.Text{String: program.Capitals(titleHostSheet.in(s.language)), Style: typeset.LabelCaps.In(typeset.Green)},
		typeset.Text{String: m.Title, Style: typeset.Heading},
		typeset.Text{String: when, Style: typeset.Body.Strong()},
	}}
	if was := s.since.Was(m, locale.Language(s.language)); was != "" {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: was, Style: itemDetail.In(typeset.Amber)})
	}
	stack.Blocks = append(stack.Blocks, markWord(kind, s.language, 1)...)
	for _, text := range []string{joined(", ", name, address), s.hosts(m)} {
		if text != "" && text != m.Title {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: text, Style: itemDetail.In(typeset.Quiet)})
		}
	}
	if m.Topic != "" {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: labelled(wordTopic, s.language, m.Topic), Style: typeset.Reading.Slanted()})
	}
	stack.Blocks = append(stack.Blocks, typeset.Space(1), typeset.Rule{Pen: typeset.Pen{Width: 1, Color: typeset.Green}})
	return []typeset.Block{typeset.WithNext(typeset.Bookmarked(marked(kind, stack), joined(" – ", locale.Language(s.language).Date(m.Start.Date, locale.WeekdayShort), m.Title), 0)), typeset.Space(typeset.Normal)}
}

// company sets who accompanies the guests.
func (s *hostSheet) company(people []*program.Person, brief bool) typeset.Block {
	if !brief {
		return companyTable(people, s.since, s.language, 1)
	}
	var list []string
	for _, p := range people {
		list = append(list, joined(", ", p.ItineraryName(), p.Role.Name(locale.Language(s.language)), p.Phone))
	}
	return typeset.Text{String: strings.Join(list, " · "), Style: itemDetail, Align: typeset.Left}
}

// hosts names the contacts of the meeting.
func (s *hostSheet) hosts(m *program.Meeting) string {
	var names []string
	for _, id := range m.Contacts {
		if c := s.edition.Contact(id); c != nil {
			names = append(names, joined(" ", c.Honorific, c.Name))
		}
	}
	return listed(names, s.language)
}

func (s *hostSheet) part(title string) typeset.Block {
	return typeset.WithNext(typeset.Stack{Blocks: []typeset.Block{
		typeset.Text{String: title, Style: typeset.Subtitle.At(12).Strong()}, typeset.Space(typeset.Tight),
	}})
}

// guestKind says what became of what is told of someone who is coming to a meeting.
func (s *hostSheet) guestKind(m *program.Meeting, p *program.Person) program.ChangeKind {
	kind := s.since.Kind(p.ID, program.NamesPart, program.AboutPart, program.DietPart, program.AccessPart)
	if s.since.Joined(m.ID, p.ID) {
		return program.WasAdded
	}
	return kind
}

// notComing names who was to come to a meeting when the sheet was sent and does not any more.
func (s *hostSheet) notComing(m *program.Meeting) []typeset.Block {
	var names []string
	for _, id := range s.since.Left(m.ID) {
		if p := s.edition.Person(id); p != nil {
			names = append(names, p.DisplayName())
		}
	}
	sent := cmp.Or(s.since.Sent(m.ID), m)
	for _, p := range s.since.Gone(m.Stop) {
		if wasFor(p, sent, s.edition.Stop(sent.Stop)) {
			names = append(names, p.DisplayName())
		}
	}
	if len(names) == 0 {
		return nil
	}
	stack := typeset.Stack{Blocks: append(markWord(program.WasCancelled, s.language, 1), typeset.Text{String: strings.Join(names, ", "), Style: itemDetail.Through(), Align: typeset.Left})}
	return []typeset.Block{marked(program.WasCancelled, stack), typeset.Space(typeset.Normal)}
}

// wasFor reports whether somebody who does not come any more was to attend a meeting as it was sent.
func wasFor(p *program.Person, sent *program.Meeting, stop *program.Stop) bool {
	if sent.Selected || slices.Contains(sent.Interpreters, p.ID) {
		return slices.Contains(slices.Concat(sent.Attendees, sent.Interpreters), p.ID)
	}
	return !slices.Contains(sent.Excused, p.ID) && p.PresentAt(stop, sent.Stop, sent.Start.Date)
}

// guests sets who is coming, a person or two a row.
func (s *hostSheet) guests(m *program.Meeting, people []*program.Person, d density) []typeset.Block {
	var list []typeset.Block
	if !d.pairs {
		for _, p := range people {
			kind := s.guestKind(m, p)
			list = append(list, marked(kind, s.guest(p, kind, d.bio)))
		}
		return list
	}
	for pair := range slices.Chunk(people, 2) {
		row := typeset.Row{Gap: typeset.Loose, Cells: []typeset.Cell{{Content: typeset.Space(0)}, {Content: typeset.Space(0)}}}
		for i, p := range pair {
			kind := s.guestKind(m, p)
			row.Cells[i].Content = marked(kind, s.briefGuest(p, kind))
		}
		list = append(list, typeset.Box{Content: row})
	}
	return list
}

// briefGuest sets one person of many.
func (s *hostSheet) briefGuest(p *program.Person, kind program.ChangeKind) typeset.Block {
	stack := typeset.Stack{Gap: 1, Blocks: []typeset.Block{typeset.Text{String: p.FormalName(), Style: itemDetail.Strong(), Align: typeset.Left}}}
	stack.Blocks = append(stack.Blocks, markWord(kind, s.language, 0.9)...)
	said := ""
	if p.Pronunciation != "" {
		said = labelled(wordPronounced, s.language, p.Pronunciation)
	}
	for _, line := range []string{said, joined(", ", p.Position, p.Affiliation, countryName(p.Country, s.language))} {
		if line != "" {
			stack.Blocks = append(stack.Blocks, typeset.Text{String: line, Style: typeset.Caption, Align: typeset.Left})
		}
	}
	return stack
}

// guest sets one person: the name as it is said, and who they are.
func (s *hostSheet) guest(p *program.Person, kind program.ChangeKind, bio int) typeset.Block {
	name := typeset.Stack{Gap: 1, Blocks: []typeset.Block{typeset.Text{String: p.FormalName(), Style: typeset.Body.At(10.5).Strong()}}}
	name.Blocks = append(name.Blocks, markWord(kind, s.language, 1)...)
	about := typeset.Stack{Gap: 1.5}
	add := func(to *typeset.Stack, text string, style typeset.Style) {
		if text != "" {
			to.Blocks = append(to.Blocks, typeset.Text{String: text, Style: style, Align: typeset.Left})
		}
	}
	if p.Pronunciation != "" {
		add(&name, labelled(wordPronounced, s.language, p.Pronunciation), itemDetail.In(typeset.Green))
	}
	add(&about, joined(", ", p.Position, p.Affiliation), itemDetail.Strong())
	interpreter := ""
	if p.NeedsInterpreter == program.Yes {
		interpreter = wordNeedsThis.in(s.language)
	}
	add(&about, joined("  ·  ", countryName(p.Country, s.language), spokenNames(p, s.language), interpreter), itemDetail.In(typeset.Quiet))
	add(&about, shortened(p.Bio, bio), typeset.Reading.At(9))
	return typeset.Box{Content: typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{{Share: 2, Content: name}, {Share: 4, Content: about}}}}
}

// shortened cuts a text of more than so many characters after its last whole sentence, or else after a word.
func shortened(text string, most int) string {
	letters := []rune(strings.TrimSpace(text))
	if len(letters) <= most {
		return string(letters)
	}
	cut := string(letters[:most])
	end := -1
	for _, stop := range []string{". ", "! ", "? ", "。", "؟ ", "۔ ", "။ ", "។ ", "। "} {
		if i := strings.LastIndex(cut, stop); i > end {
			end = i + len(strings.TrimSuffix(stop, " "))
		}
	}
	if end > 0 {
		return cut[:end]
	}
	if i := strings.LastIndex(cut, " "); i > 0 {
		return cut[:i] + " …"
	}
	return ""
}

// needs lists what people need; with all, also who needs nothing and of whom it is not known.
func (s *hostSheet) needs(title words, people []*program.Person, of func(*program.Person) program.Need, all bool) []typeset.Block {
	var lines []typeset.Block
	var none, silent []string
	for _, p := range people {
		switch need := of(p); {
		case need.Text != "":
			lines = append(lines, nameLine(p.DisplayName(), need.Text))
		case need.None():
			none = append(none, p.DisplayName())
		default:
			silent = append(silent, p.DisplayName())
		}
	}
	if all && len(none) > 0 {
		lines = append(lines, nameLine(wordNoDiet.in(s.language), listed(none, s.language)))
	}
	if all && len(silent) > 0 {
		lines = append(lines, nameLine(wordNotAskedDiet.in(s.language), listed(silent, s.language)))
	}
	if len(lines) == 0 {
		return nil
	}
	return append(append([]typeset.Block{s.part(title.in(s.language))}, lines...), typeset.Space(typeset.Normal))
}

func nameLine(name, text string) typeset.Block {
	return typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{
		{Share: 2, Content: typeset.Text{String: name, Style: itemDetail.Strong(), Align: typeset.Left}},
		{Share: 4, Content: typeset.Text{String: text, Style: itemDetail, Align: typeset.Left}},
	}}
}

// photographs names who must not be photographed: all who have not said yes.
func (s *hostSheet) photographs(people []*program.Person) []typeset.Block {
	var names []string
	for _, p := range people {
		if p.Consent.Photo != program.Yes {
			names = append(names, p.DisplayName())
		}
	}
	if len(people) == 0 {
		return nil
	}
	if len(names) == 0 {
		return []typeset.Block{typeset.Text{String: wordPhotosFine.in(s.language), Style: itemDetail.In(typeset.Green)}, typeset.Space(typeset.Normal)}
	}
	text := listed(names, s.language) + ". " + wordNoPhotosRest.in(s.language)
	if len(names) == len(people) {
		text = wordNoPhotosAll.in(s.language)
	}
	return []typeset.Block{typeset.Box{
		Padding: 10, Radius: 6, Fill: &typeset.AmberTint, Border: &typeset.Pen{Width: 0.7, Color: typeset.Amber},
		Content: typeset.Stack{Gap: 3, Blocks: []typeset.Block{
			typeset.Text{String: program.Capitals(titleNoPhotos.in(s.language)), Style: typeset.LabelCaps.In(typeset.Amber)},
			typeset.Text{String: text, Style: typeset.Body, Align: typeset.Left},
		}},
	}, typeset.Space(typeset.Normal)}
}

// line says whom the host calls when something changes.
func (s *hostSheet) line(m *program.Meeting) []typeset.Block {
	var lines []typeset.Block
	add := func(name, phone string) {
		if phone != "" {
			lines = append(lines, nameLine(name, phone))
		}
	}
	if stop := s.edition.Stop(m.Stop); stop != nil {
		add(stop.Council, stop.CouncilPhone)
	}
	add(wordProgramEmergency.in(s.language), s.edition.EmergencyPhone)
	if len(lines) == 0 {
		return nil
	}
	return append([]typeset.Block{s.part(titleLine.in(s.language))}, lines...)
}
