package paper_test

import (
	"bytes"
	"testing"
	"time"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// change changes a request.
type change = func(*request.Request)

// asked returns a request for all of an edition as changed.
func asked(e *edition.Edition, changes ...change) request.Request {
	r := request.Of(e)
	r.Options = request.Options{}
	for _, c := range changes {
		c(&r)
	}
	return r
}

// with returns some changes and more.
func with(changes []change, more ...change) []change {
	return append(changes[:len(changes):len(changes)], more...)
}

func option[T ~string](id string, value T) change {
	return func(r *request.Request) { r.Options[id] = string(value) }
}

func on(t time.Time) change                   { return func(r *request.Request) { r.Now = t } }
func today(r *request.Request)                { r.Now = now }
func inLanguage(l locale.Language) change     { return func(r *request.Request) { r.Language = l } }
func onPaper(p request.Paper) change          { return func(r *request.Request) { r.Paper = p } }
func forPeople(ids ...program.ID) change      { return func(r *request.Request) { r.People = ids } }
func inStops(ids ...program.ID) change        { return func(r *request.Request) { r.Stops = ids } }
func ofMeetings(ids ...program.ID) change     { return func(r *request.Request) { r.Meetings = ids } }
func onDays(days ...civil.Date) change        { return func(r *request.Request) { r.Days = days } }
func withPhotos(photos program.Photos) change { return func(r *request.Request) { r.Photos = photos } }

func watched(progress func(done, total int)) change {
	return func(r *request.Request) { r.Progress = progress }
}

// printed returns the file that a maker makes.
func printed(t testing.TB, maker request.Maker, e *edition.Edition, changes ...change) []byte {
	t.Helper()
	var pdf bytes.Buffer
	if err := maker(t.Context(), &pdf, asked(e, changes...)); err != nil {
		t.Fatal(err)
	}
	return pdf.Bytes()
}
