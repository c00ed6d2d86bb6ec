package intake

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// corrected returns a person with what the row of one of Laurel's own lists, whose reference names them, has of them.
// Only what was typed there changes: a cell that is empty, or as Laurel wrote it, leaves what is there, and a dash
// removes it.
func (r *rosterRow) corrected(known *program.Person) *program.Person {
	return r.correctedAgain(known, known)
}

// correctedAgain is corrected for somebody of whom earlier rows of the file have changed something already.
func (r *rosterRow) correctedAgain(known, already *program.Person) *program.Person {
	next := *already
	fields := r.Fields
	none := program.Person{}
	fields.Languages = withLevels(fields.Languages, next.Languages)
	given, family := r.ownNames(known)
	renamed := given != known.Given || family != known.Family
	if renamed {
		next.Given, next.Family = given, family
	}
	for _, f := range program.FieldsOf(&next) {
		text := r.Row.Text(f.Key)
		inName := f.Key == "honorific" || f.Key == "suffix"
		switch {
		case f.Key == "given", f.Key == "family":
		case isDash(text) && f.Key != "role": // everybody has one
			f.Copy(&none, &next)
		case text == "" && (!inName || !renamed):
		case !isAsItWas(f, text, &fields, known):
			f.Copy(&fields, &next)
		}
	}
	if r.Comes {
		next.Cancelled = false
	}
	if r.part != "" && r.flight == "" {
		return r.stay.corrected(&next, r.part)
	}
	return &next
}

// isAsItWas reports whether a cell has what its list went out with, or nothing that can be read.
func isAsItWas(f program.Field, text string, fields, known program.Record) bool {
	return f.Value(known) == any(text) || !f.Given(fields) || reflect.DeepEqual(f.Value(fields), f.Value(known))
}

// stayCells is what a row of a rooming list has of a person's stay at a stop. Nil: the row leaves it.
type stayCells struct {
	confirmation                *string
	room                        *program.RoomType
	with                        *program.ID
	earlyArrival, lateDeparture *civil.Date
}

// corrected returns a person with what is typed of their stay.
func (c stayCells) corrected(p *program.Person, stop program.ID) *program.Person {
	before, _ := p.StayAt(stop)
	stay := before
	set(&stay.Confirmation, c.confirmation)
	set(&stay.RoomType, c.room)
	set(&stay.SharesWith, c.with)
	set(&stay.EarlyArrival, c.earlyArrival)
	set(&stay.LateDeparture, c.lateDeparture)
	if stay == before {
		return p // a stay with nothing of its own is no change, though WithStay leaves it out
	}
	return p.WithStay(stay)
}

func set[T any](to, typed *T) {
	if typed != nil {
		*to = *typed
	}
}

// travels are the parts of a person that the rows of a flight manifest are about.
var travels = map[program.ID]string{
	program.ID(program.ArrivalPart): "arrival", program.ID(program.DeparturePart): "departure",
}

// readPart reads what the row of a list about a part of a person has of it, for which the reference names the part.
func (m roster) readPart(r *rosterRow) {
	if r.flight = travels[r.part]; r.flight != "" {
		r.Person = r.Renamed(map[string]string{
			r.flight: "flight-time", r.flight + "-flight": "flight", r.flight + "-place": "flight-place",
		})
		return
	}
	own := *r.Person
	own.Remarks.Problems = slices.Clone(own.Remarks.Problems)
	r.Person = &own
	known, _ := r.own.StayAt(r.part)
	read := func(key string, typed func(text string) bool) {
		if text := r.word(key); text != "" && !typed(text) {
			r.Wrong(key, text, nil)
		}
	}
	read("confirmation", func(text string) bool {
		r.stay.confirmation = typedOr(text, value.Whole(text))
		return true
	})
	read("room-type", func(text string) bool {
		room, ok := roomType(text)
		r.stay.room = typedOr(text, room)
		return ok || isDash(text)
	})
	read("shares-with", func(text string) bool {
		with, ok := m.sharing(text, r.own, known)
		if ok || isDash(text) {
			r.stay.with = typedOr(text, with)
		}
		return r.stay.with != nil
	})
	for key, to := range map[string]**civil.Date{
		"early-arrival": &r.stay.earlyArrival, "late-departure": &r.stay.lateDeparture,
	} {
		read(key, func(text string) bool {
			found, err := r.Dates.Of(key, text)
			if err == nil || isDash(text) {
				*to = typedOr(text, found.Day)
			}
			return *to != nil
		})
	}
}

// typedOr is what a text was read as; a dash removes what is there.
func typedOr[T any](text string, read T) *T {
	var none T
	if isDash(text) {
		return &none
	}
	return &read
}

// roomType reads the type of a room in any language.
func roomType(text string) (program.RoomType, bool) {
	for _, l := range locale.Spellings() {
		for _, room := range program.RoomTypes() {
			if room != "" && (value.Same(room.Name(l), text) || value.Same(string(room), text)) {
				return room, true
			}
		}
	}
	return "", false
}

// sharing finds with whom somebody shares a room: the one of that name as rooming lists have it, or as any list has it;
// of several the one with whom they do already.
func (m roster) sharing(name string, own *program.Person, known program.Stay) (program.ID, bool) {
	for _, is := range []func(*program.Person) bool{
		func(p *program.Person) bool { return value.Same(p.LatinName(), name) },
		func(p *program.Person) bool { return isCalled(name, p) },
	} {
		var all []program.ID
		for _, p := range m.base.People {
			if p.ID != own.ID && !p.Cancelled && is(p) {
				all = append(all, p.ID)
			}
		}
		switch {
		case slices.Contains(all, known.SharesWith):
			return known.SharesWith, true
		case len(all) == 1:
			return all[0], true
		case len(all) > 1:
			return "", false
		}
	}
	return "", false
}

// isCalled reports whether a name is one by which lists show a person, however it is written.
func isCalled(name string, p *program.Person) bool {
	last, first := p.PassportParts()
	return slices.ContainsFunc(append(shownNames(p), p.PassportName, first+" "+last, last+" "+first),
		func(shown string) bool { return shown != "" && value.Same(shown, name) })
}

// correctedContact returns a contact with what the row of one of Laurel's own lists, whose reference names them, has of
// them: what was typed there. A name cannot be removed.
func correctedContact(c source.Contact, known *program.Contact) *program.Contact {
	next := *known
	fields := c.Fields
	none := program.Contact{}
	fields.Languages = withLevels(fields.Languages, next.Languages)
	for _, f := range program.FieldsOf(&next) {
		text := c.Row.Text(f.Key)
		switch {
		case f.Key == "organisation":
		case isDash(text) && f.Key != "name":
			f.Copy(&none, &next)
		case !isDash(text) && text != "" && !isAsItWas(f, text, &fields, known):
			f.Copy(&fields, &next)
		}
	}
	return &next
}

// joinOwn has a row of one of Laurel's own lists be of a person of whom it has another row already, about another part
// of theirs.
func (m roster) joinOwn(l, first *line, r *rosterRow) {
	already := first.record.(*program.Person)
	next := r.correctedAgain(r.own, already)
	l.before, l.offered = copied(already), next
	l.state, l.choice = Changed, Merge
	if program.Alike(already, next) {
		l.state = Same
	}
	decision := m.decisions.of(l.place)
	if chosen := m.decisions.choice(l.place, l.state); chosen != Undecided {
		l.choice = chosen
	}
	if l.choice != Skip {
		l.record = already
		m.keep(decision.Keep, l.before, next)
		m.remarkOnTwo(l, r.own, already, next)
		*already = *next
	}
}

// remarkOnTwo reports the fields that a row changes after an earlier one of the file has changed them otherwise.
func (m roster) remarkOnTwo(l *line, known, already, next *program.Person) {
	var twice []program.Field
	for _, f := range program.FieldsOf(next) {
		if f.Path != "Stays" && !reflect.DeepEqual(f.Value(already), f.Value(known)) &&
			!reflect.DeepEqual(f.Value(already), f.Value(next)) {
			twice = append(twice, f)
		}
	}
	if len(twice) > 0 {
		m.Problem(l.subject,
			"An earlier row of the file has other values; those of this row are used: {{.Fields}}.",
			"Fields", namesOf(twice))
	}
}

// ownNames returns the given and the family name of a person by the row of one of Laurel's own lists. A whole name has
// changed when it is none of those that Laurel's lists show for them; of one that has, the part that is still there
// stays as it is divided.
func (r *rosterRow) ownNames(known *program.Person) (given, family string) {
	given, family = r.word("given"), r.word("family")
	if given+family != "" {
		return withoutDashes(known, cmp.Or(given, known.Given), cmp.Or(family, known.Family))
	}
	whole := cmp.Or(r.word("name"), r.word("itinerary-name"))
	if whole == "" || isDash(whole) || !r.isNamed() || r.shows(whole, known) {
		return known.Given, known.Family
	}
	first, last := known.Given, known.Family
	if known.NameOrder == program.FamilyFirst {
		first, last = last, first
	}
	switch {
	case startsWith(whole, first):
		first, last = whole[:len(first)], strings.TrimSpace(whole[len(first):])
	case endsWith(whole, last):
		first, last = strings.TrimSpace(whole[:len(whole)-len(last)]), whole[len(whole)-len(last):]
	case known.NameOrder == program.FamilyFirst:
		first, last, _ = strings.Cut(whole, " ")
	default: // in the order in which Laurel writes it, whatever is usual in their country
		parts := value.DivideName(whole, &program.Person{})
		return parts.Given, parts.Family
	}
	if known.NameOrder == program.FamilyFirst {
		return last, first
	}
	return first, last
}

// withoutDashes removes a name that is a dash; nobody loses both.
func withoutDashes(known *program.Person, given, family string) (string, string) {
	switch {
	case isDash(given) && isDash(family):
		return known.Given, known.Family
	case isDash(given):
		return "", family
	case isDash(family):
		return given, ""
	}
	return given, family
}

// word returns what the row has in the column of a field, on one line.
func (r *rosterRow) word(field string) string { return value.Line(r.Row.Text(field)) }

// shows reports whether a name is one by which Laurel's lists show the person.
func (r *rosterRow) shows(name string, known *program.Person) bool {
	return slices.ContainsFunc(shownNames(known), func(shown string) bool { return value.Line(shown) == name })
}

// shownNames are the names by which Laurel's lists show a person.
func shownNames(p *program.Person) []string {
	return []string{p.DisplayName(), p.ItineraryName(), p.SortName(), p.FullName(), p.Given + " " + p.Family}
}

func startsWith(whole, part string) bool { return part != "" && strings.HasPrefix(whole, part+" ") }

func endsWith(whole, part string) bool { return part != "" && strings.HasSuffix(whole, " "+part) }

// isDash reports whether a text is a dash alone, which programs lengthen while it is typed.
func isDash(text string) bool { return text == "-" || text == "–" || text == "—" }
