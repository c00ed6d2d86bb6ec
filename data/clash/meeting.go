package clash

import (
	"maps"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

// inspection looks at one meeting alone.
type inspection struct {
	*edit
	*item
	who   []int32
	asked bool // who is known
}

func (e *edit) inspect(v *item) {
	n := &e.inspection
	*n = inspection{edit: e, item: v}
	for i := range descriptions {
		if check := descriptions[i].meeting; check != nil {
			check(n)
		}
	}
}

// attendees are those who attend the meeting, in rising order.
func (n *inspection) attendees() []int32 {
	if !n.asked {
		n.who = n.attending(n.item)
		n.asked = true
	}
	return n.who
}

// report adds a finding about the meeting and people.
func (n *inspection) report(rule Rule, who []int32, values locale.Values) {
	n.reportAs(rule, "", "", who, values)
}

// reportAs is report with a severity other than that of the rule, and with a variant of its sentence.
func (n *inspection) reportAs(rule Rule, severity program.Severity, variant string, who []int32, values locale.Values) {
	all := locale.Values{"A": n.meeting}
	maps.Copy(all, values)
	names, ids := n.named(who)
	all["Who"] = names
	f := Finding{Rule: rule, Severity: severity, message: message{count: names.count, values: all}}
	n.found = append(n.found, newFinding(f, variant, []*item{n.item}, ids))
}

// withinStop finds a meeting that is not within its stop.
func (n *inspection) withinStop() {
	if n.stop == nil {
		n.report(StopMissing, nil, nil)
		return
	}
	city := n.stop.City
	switch {
	case !n.stop.zoned:
		n.reportAs(StopMissing, "", "zone", nil, locale.Values{"City": city})
	case !n.stop.Includes(n.meeting.Start.Date):
		n.report(OutsideStop, nil, locale.Values{"City": city, "Stay": stay{n.stop.From, n.stop.Until}})
	}
}

// clockChange finds local times that fall on a clock change.
func (n *inspection) clockChange() {
	if n.stop == nil || !n.folded {
		return
	}
	for _, at := range []struct {
		time    civil.DateTime
		variant string
	}{{n.meeting.Start, "start"}, {n.meeting.End, "end"}} {
		values := locale.Values{"City": n.stop.City, "Clock": at.time.Clock}
		switch _, fold := n.clocks.instant(n.stop.zone, at.time); fold {
		case civil.Gap:
			n.reportAs(TimeGap, "", at.variant, nil, values)
		case civil.Twice:
			n.reportAs(TimeTwice, "", at.variant, nil, values)
		}
	}
}

// openingHours finds a meeting at an organisation that is closed. Transport and flights begin and end there without
// anybody who receives them.
func (n *inspection) openingHours() {
	m, o := n.meeting, n.organisation
	if o == nil || !n.binds || n.moves || m.Link != "" || len(o.Opening) == 0 {
		return
	}
	if !opening.During(o.Opening, m.Start, m.End) {
		n.report(PlaceClosed, nil, locale.Values{"Place": o.Name, "Hours": o.Opening})
	}
}

// nobody finds a meeting of nobody. As long as the program has no people yet, each meeting would be one.
func (n *inspection) nobody() {
	if n.binds && len(n.people) > 0 && len(n.attendees()) == 0 {
		n.report(Nobody, nil, nil)
	}
}

// wronglyChosen finds people chosen for a meeting who do not come.
func (n *inspection) wronglyChosen() {
	var cancelled, absent []int32
	for _, i := range n.chosen {
		switch person := n.people[i]; {
		case person.Cancelled:
			cancelled = append(cancelled, i)
		case len(person.Stays) > 0 && n.stop != nil && !person.PresentAt(n.stop.Stop, n.stop.ID, n.meeting.Start.Date):
			absent = append(absent, i)
		}
	}
	if len(cancelled) > 0 {
		n.report(CancelledChosen, cancelled, nil)
	}
	if len(absent) > 0 {
		n.report(AbsentChosen, absent, locale.Values{"City": n.stop.City})
	}
}

// seats finds a vehicle that is too small.
func (n *inspection) seats() {
	if !n.binds || n.vehicles == nil {
		return
	}
	for _, vehicle := range *n.vehicles {
		if people := len(n.attendees()); vehicle.Seats > 0 && people > vehicle.Seats {
			n.report(VehicleFull, nil, locale.Values{"Vehicle": vehicle.Name, "Seats": vehicle.Seats, "People": people})
		}
	}
}

// photos finds a host who does not know whom not to photograph. Who was not asked may not be photographed either.
func (n *inspection) photos() {
	m := n.meeting
	_, speaks := spoken[m.Kind]
	if m.PhotosTold || !n.binds || m.Link != "" || !hosted(m) || !speaks {
		return
	}
	var refused, unknown []int32
	for _, i := range n.attendees() {
		switch n.people[i].Consent.Photo {
		case program.No:
			refused = append(refused, i)
		case program.Unknown:
			unknown = append(unknown, i)
		}
	}
	switch {
	case len(refused) > 0:
		n.report(PhotosUntold, refused, nil)
	case len(unknown) > 0:
		n.reportAs(PhotosUntold, program.SeverityHint, "unknown", unknown, nil)
	}
}

// hosted reports whether someone receives the delegation.
func hosted(m *program.Meeting) bool { return m.Organisation != "" || len(m.Contacts) > 0 }

// privately finds a private meeting that others have to prepare: no document of theirs has it.
func (n *inspection) privately() {
	m := n.meeting
	driven := m.Vehicle != "" || m.Travel == program.Van
	if m.Private && n.binds && (driven || len(m.Interpreters) > 0 || hosted(m)) {
		n.report(PrivateNeeds, nil, nil)
	}
}

// confirmation finds a meeting with a host that is soon and has not been confirmed.
func (n *inspection) confirmation() {
	m, today := n.meeting, n.options.Today
	open := m.Status == program.ToRequest || m.Status == program.Requested || m.Status == "" && hosted(m)
	if !open || today.IsZero() || m.Start.Date.Before(today) {
		return
	}
	days := m.Start.Date.DaysSince(today)
	if days > n.setup.limits.ConfirmDays {
		return
	}
	variant := map[int]string{0: "today", 1: "tomorrow"}[days]
	n.reportAs(Unconfirmed, "", variant, nil, locale.Values{"Days": days, "Status": agreed{m.Status, m.StatusDate}})
}

// declined finds what does not take place.
func (n *inspection) declined() {
	switch n.meeting.Status {
	case program.Declined:
		n.report(DeclinedPlanned, nil, nil)
	case program.Cancelled:
		n.reportAs(DeclinedPlanned, program.SeverityHint, "cancelled", nil, nil)
	}
}
