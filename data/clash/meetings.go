package clash

import (
	"slices"
	"strconv"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// inspect checks what is about one meeting alone.
func (c *Checker) inspect(v *item) {
	c.within(v)
	c.onClock(v)
	c.opened(v)
	c.attendance(v)
	c.interpreted(v)
	c.seats(v)
	c.photos(v)
	c.confirmed(v)
	switch v.meeting.Status {
	case program.Declined:
		c.about(v, DeclinedPlanned, program.SeverityWarning, "declined", nil, nil)
	case program.Cancelled:
		c.about(v, DeclinedPlanned, program.SeverityHint, "called off", nil, nil)
	}
}

// about tells something of a meeting and of people.
func (c *Checker) about(v *item, rule Rule, severity program.Severity, sentence string, who []int32, details map[string]string) {
	s := c.sentence()
	s.put("a", s.when(v))
	for name, text := range details {
		s.put(name, text)
	}
	names, ids := c.named(who)
	s.people(names)
	v.found = append(v.found, c.tell(rule, severity, s.say(sentence), []*item{v}, ids))
}

func (c *Checker) named(who []int32) (names []string, ids []program.ID) {
	for _, i := range who {
		names, ids = append(names, c.people[i].DisplayName()), append(ids, c.people[i].ID)
	}
	return names, ids
}

// within finds a meeting that does not lie within its stop.
func (c *Checker) within(v *item) {
	switch day := v.meeting.Start.Date; {
	case v.stop == nil:
		c.about(v, StopMissing, program.SeverityError, "stop missing", nil, nil)
	case !v.stop.zoned:
		c.about(v, StopMissing, program.SeverityError, "zone missing", nil, map[string]string{"city": v.stop.City})
	case !v.stop.From.IsZero() && day.Before(v.stop.From), !v.stop.Until.IsZero() && v.stop.Until.Before(day):
		c.about(v, OutsideStop, program.SeverityWarning, "outside stop", nil, map[string]string{"city": v.stop.City, "stay": c.sentence().stay(v.stop.Stop)})
	}
}

// onClock finds local times that fall on a clock change.
func (c *Checker) onClock(v *item) {
	if v.stop == nil || !v.folded {
		return
	}
	for _, at := range []struct {
		time program.DateTime
		verb string
	}{{v.meeting.Start, "starts"}, {v.meeting.End, "ends"}} {
		_, fold := c.clocks.instant(v.stop.zone, at.time)
		details := map[string]string{"city": v.stop.City, "clock": at.time.Clock.String()}
		switch fold {
		case program.Gap:
			c.about(v, TimeGap, program.SeverityError, at.verb+" in a gap", nil, details)
		case program.Twice:
			c.about(v, TimeTwice, program.SeverityWarning, at.verb+" twice", nil, details)
		}
	}
}

// opened finds a meeting at an organisation that is closed. Transport and flights begin and end there without anybody who receives them.
func (c *Checker) opened(v *item) {
	m := v.meeting
	o := v.organisation
	if o == nil || !v.binds || !o.hours || m.Link != "" || v.moves || program.OpenDuring(o.Opening, m.Start, m.End) {
		return
	}
	c.about(v, PlaceClosed, program.SeverityWarning, "place closed", nil, map[string]string{"place": o.Name, "hours": program.FormatOpening(o.Opening, locale.Language(c.options.Language))})
}

// attendance finds a meeting of nobody, and people chosen for a meeting who do not come. As long as the program has no people yet, each meeting
// would be one of nobody, which helps no one.
func (c *Checker) attendance(v *item) {
	if v.binds && len(c.people) > 0 && len(c.attending(v)) == 0 {
		c.about(v, Nobody, program.SeverityWarning, "nobody", nil, nil)
	}
	if v.traits&(gone|staying) == 0 {
		return
	}
	var cancelled, absent []int32
	for _, i := range v.chosen {
		switch {
		case c.traits[i]&gone != 0:
			cancelled = append(cancelled, i)
		case c.traits[i]&staying != 0 && v.stop != nil && !c.roll(v.stop, v.meeting.Stop, v.meeting.Start.Date).set.has(i):
			absent = append(absent, i)
		}
	}
	if len(cancelled) > 0 {
		c.about(v, CancelledChosen, program.SeverityWarning, "cancelled", cancelled, nil)
	}
	if len(absent) > 0 {
		c.about(v, AbsentChosen, program.SeverityWarning, "absent", absent, map[string]string{"city": v.stop.City})
	}
}

// seats finds a vehicle that is too small.
func (c *Checker) seats(v *item) {
	for _, thing := range v.uses {
		for _, vehicle := range c.things[thing].seats {
			if n := len(c.attending(v)); vehicle.Seats > 0 && n > vehicle.Seats {
				c.about(v, VehicleFull, program.SeverityWarning, "vehicle full", nil, map[string]string{
					"vehicle": vehicle.Name, "seats": strconv.Itoa(vehicle.Seats), "count": strconv.Itoa(n),
				})
			}
		}
	}
}

// photos finds a host who does not know whom not to photograph. Who was not asked may not be photographed either.
func (c *Checker) photos(v *item) {
	m := v.meeting
	if v.traits&unpictured == 0 || m.PhotosTold || !v.binds || m.Link != "" || m.Organisation == "" && len(m.Contacts) == 0 {
		return
	}
	if _, speaks := spoken[m.Kind]; !speaks {
		return
	}
	var refused, open []int32
	for _, i := range c.attending(v) {
		switch c.people[i].Consent.Photo {
		case program.No:
			refused = append(refused, i)
		case program.Unknown:
			open = append(open, i)
		}
	}
	switch {
	case len(refused) > 0:
		c.about(v, PhotosUntold, program.SeverityWarning, "photos refused", refused, nil)
	case len(open) > 0:
		c.about(v, PhotosUntold, program.SeverityHint, "photos open", open, nil)
	}
}

// confirmed finds a meeting with a host that comes soon and has not been confirmed.
func (c *Checker) confirmed(v *item) {
	m, today := v.meeting, c.options.Today
	switch m.Status {
	case program.ToRequest, program.Requested:
	case "":
		if m.Organisation == "" && len(m.Contacts) == 0 {
			return
		}
	default:
		return
	}
	if today.IsZero() || m.Start.Date.Before(today) || m.Start.Date.DaysSince(today) > c.limits.ConfirmDays {
		return
	}
	s := c.sentence()
	details := map[string]string{"status": s.pick("not asked", m.Status == "", m.Status.Name(locale.Language(s.language)))}
	if !m.StatusDate.IsZero() {
		details["status"] += ", " + locale.Language(s.language).Date(m.StatusDate, locale.FullDate)
	}
	switch days := m.Start.Date.DaysSince(today); days {
	case 0:
		c.about(v, Unconfirmed, program.SeverityWarning, "unconfirmed today", nil, details)
	case 1:
		c.about(v, Unconfirmed, program.SeverityWarning, "unconfirmed tomorrow", nil, details)
	default:
		details["days"] = strconv.Itoa(days)
		c.about(v, Unconfirmed, program.SeverityWarning, "unconfirmed", nil, details)
	}
}

// need is a group of people who need an interpreter and speak the same languages.
type need struct {
	example *program.Person // any of them
	who     []int32
	fitting people // interpreters of the program who share a language with them
	met     bool   // there are such
}

// spoken are the kinds of meeting in which someone speaks to the delegation, with what it means that nobody interprets.
var spoken = map[program.Kind]program.Severity{
	program.Appointment: program.SeverityWarning, program.Ceremony: program.SeverityWarning,
	program.Activity: program.SeverityHint, program.Hospitality: program.SeverityHint,
}

// readNeeds groups those who need an interpreter by the languages they speak. For someone whose languages are not known any interpreter fits.
func (c *Checker) readNeeds() {
	c.interpreting, c.needOf = newPeople(len(c.people)), make([]int32, len(c.people))
	var working []int32
	for i, person := range c.people {
		if person.Role == program.Interpreter && !person.Cancelled {
			c.interpreting.add(int32(i))
			working = append(working, int32(i))
		}
	}
	groups := map[string]int32{}
	for i, person := range c.people {
		c.needOf[i] = -1
		if person.NeedsInterpreter != program.Yes || person.Cancelled {
			continue
		}
		var tags []string
		for _, s := range person.Languages {
			tags = append(tags, s.Language, string(s.Level))
		}
		key := strings.Join(tags, " ")
		at, known := groups[key]
		if !known {
			at = int32(len(c.needs))
			groups[key], c.needs = at, append(c.needs, c.newNeed(person, working))
		}
		c.needOf[i] = at
		c.needs[at].who = append(c.needs[at].who, int32(i))
	}
}

func (c *Checker) newNeed(person *program.Person, working []int32) *need {
	n := &need{example: person, fitting: newPeople(len(c.people))}
	for _, i := range working {
		if len(person.Languages) == 0 || c.program.CanInterpret(c.people[i], person) {
			n.fitting.add(i)
			n.met = true
		}
	}
	return n
}

// unspoken tells once who could not be interpreted by anybody in the program.
func (c *Checker) unspoken() {
	for _, n := range c.needs {
		if n.met {
			continue
		}
		s := c.sentence()
		names, ids := c.named(n.who)
		s.people(names)
		s.put("languages", s.languages(n.example, c.program))
		c.tell(NoInterpreter, program.SeverityError, s.say("no interpreter"), nil, ids)
	}
}

// interpreted finds those who need an interpreter in a meeting and have none who fits.
func (c *Checker) interpreted(v *item) {
	severity, speaks := spoken[v.meeting.Kind]
	if v.traits&needing == 0 || !speaks || !v.meeting.TakesPlace() {
		return
	}
	who, lacking := c.attending(v), c.lacking[:0] // the needs of those who attend
	for _, i := range who {
		if at := c.needOf[i]; c.traits[i]&needing != 0 && !slices.Contains(lacking, at) {
			lacking = append(lacking, at)
		}
	}
	lacking = slices.DeleteFunc(lacking, func(at int32) bool { return c.namedFits(v, c.needs[at]) })
	v.open = append(c.lists.take(len(lacking)), lacking...)
	c.lacking = lacking
	someone := len(v.meeting.Interpreters) > 0
	for _, i := range who {
		if c.interpreting.has(i) {
			someone = true
			lacking = slices.DeleteFunc(lacking, func(at int32) bool { return c.needs[at].fitting.has(i) })
		}
	}
	for _, at := range lacking {
		those := slices.DeleteFunc(slices.Clone(who), func(i int32) bool { return c.needOf[i] != at })
		if someone {
			c.about(v, InterpreterLanguage, severity, "interpreter language", those, map[string]string{"languages": c.sentence().languages(c.needs[at].example, c.program)})
		} else {
			c.about(v, InterpreterMissing, severity, "interpreter missing", those, nil)
		}
	}
}

// namedFits reports whether one of those who were chosen to interpret fits, whatever their role.
func (c *Checker) namedFits(v *item, n *need) bool {
	return slices.ContainsFunc(v.interpreters, func(i int32) bool {
		return n.fitting.has(i) || c.program.CanInterpret(c.people[i], n.example)
	})
}
