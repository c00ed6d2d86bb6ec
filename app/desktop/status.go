package desktop

import (
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// showStatus writes the line at the bottom: the last backup, the last edit, how much is in the program.
func (w *window) showStatus(p *program.Program) {
	if p == nil {
		return
	}
	saved := locale.L("Saved")
	if at := w.session.Saved(); !at.IsZero() {
		saved = locale.L("Saved {{.Time}}", locale.Values{"Time": locale.Window().Clock(civil.DateTimeOf(at).Clock)})
	}
	people, awardees := 0, 0
	for _, person := range p.People {
		if person.Cancelled {
			continue
		}
		people++
		if person.Role == program.Awardee {
			awardees++
		}
	}
	w.status.Set(
		w.backups.last(),
		"● "+saved,
		w.sealing.state(),
		locale.N("{{.Count}} people in all", people),
		locale.N("{{.Count}} awardees", awardees),
		locale.N("{{.Count}} meetings planned", len(p.Meetings)),
		locale.N("{{.Count}} stops in all", len(p.Stops)),
	)
}

// shortTime returns the time of day for today and the date before it for other days.
func shortTime(at, now time.Time) string {
	if civil.DateOf(at) == civil.DateOf(now) {
		return locale.Window().Clock(civil.DateTimeOf(at).Clock)
	}
	return locale.Window().ShortMoment(civil.DateTimeOf(at))
}
