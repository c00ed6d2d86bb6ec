package store

import (
	"testing"

	"laurel/data/program"
	"laurel/data/store/tables"
)

func TestWhoSharedARoomWithSomeoneDeletedSharesItNoMore(t *testing.T) {
	s := opened(t)
	stop := &program.Stop{ID: program.NewID(), City: "Boston", Zone: "America/New_York"}
	ana := &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Ana"}
	ben := &program.Person{ID: program.NewID(), Role: program.Guest, Given: "Ben", Gender: program.Male, Bags: 2}
	ben.Stays = []program.Stay{{Stop: stop.ID, SharesWith: ana.ID, RoomType: program.TwinRoom, Confirmation: "H 1"}}
	p := &program.Program{
		ID: program.NewID(), Name: "P", Language: "en", Stops: []*program.Stop{stop}, People: []*program.Person{
			ben,
			ana,
		},
	}
	edit(t, s, "Put", func(tx *Tx) error { return tx.PutWhole(p) })
	if got := load(t, s, p.ID).Person(ben.ID); got.Gender != program.Male || got.Bags != 2 ||
		got.Stays[0] != ben.Stays[0] {
		t.Fatalf("came back as %+v", got)
	}
	edit(t, s, "Delete", func(tx *Tx) error { return tx.Delete(tables.People, ana.ID) })
	want := ben.Stays[0]
	want.SharesWith = ""
	if got := load(t, s, p.ID).Person(ben.ID).Stays[0]; got != want {
		t.Errorf("the stay is %+v, want %+v", got, want)
	}
}
