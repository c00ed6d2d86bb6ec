package program

import "slices"

// Reference is a field of a record that names other records.
type Reference struct {
	Field   string // its path
	To      string // the kind of record it names: the name of a RecordKind, or PhotoKind
	IDs     []ID   // some may be empty
	Message string // for people, when one of them is not there
}

// PhotoKind is the kind of images, which are no records: their IDs are PhotoIDs.
const PhotoKind = "photo"

// Messages that several fields share.
const (
	pictureMissing      = "This picture is not in the file; choose it again."
	organisationMissing = "The organisation is missing; choose another, or save it first."
	meetingMissing      = "Choose a meeting of this program, or none."
)

// ReferencesOf lists the fields of a record that name others.
func ReferencesOf(record Record) []Reference {
	if r, refers := record.(interface{ references() []Reference }); refers {
		return r.references()
	}
	return nil
}

func (r *Program) references() []Reference {
	pictures := []ID{ID(r.Award.Seal)}
	logo := []ID{ID(r.Logo)}
	for _, s := range r.Award.Signatories {
		pictures = append(pictures, ID(s.Signature))
	}
	return []Reference{
		{"Logo", PhotoKind, logo, pictureMissing},
		{"Award.Seal", PhotoKind, pictures[:1], pictureMissing},
		{"Award.Signatories", PhotoKind, pictures[1:], pictureMissing},
	}
}

func (r *Person) references() []Reference {
	var stops, roommates []ID
	for _, stay := range r.Stays {
		stops = append(stops, stay.Stop)
		roommates = append(roommates, stay.SharesWith)
	}
	return []Reference{
		{"Photo", PhotoKind, []ID{ID(r.Photo)}, pictureMissing},
		{"Stays", "stop", stops, "One of the stays is in a stop that this program does not have; remove it."},
		{"Stays", "person", roommates, "The person who shares the room is not in this program; choose another."},
	}
}

func (r *Contact) references() []Reference {
	return []Reference{{"Organisation", "organisation", []ID{r.Organisation}, organisationMissing}}
}

func (r *Meeting) references() []Reference {
	var attendance []ID
	for _, a := range r.Attendance {
		attendance = append(attendance, a.Person, a.By)
	}
	return []Reference{
		{"Stop", "stop", []ID{r.Stop}, "Choose a stop of this program."},
		{"Organisation", "organisation", []ID{r.Organisation}, organisationMissing},
		{"Contacts", "contact", r.Contacts, "One of the contacts is missing; remove it or save it first."},
		{"Attendance", "person", attendance, "One of those who attended is not in this program; remove them."},
		{"Attendees", "person", r.Attendees, "One of the attendees is not in this program; remove them."},
		{"Excused", "person", r.Excused, "One of those excused is not in this program; remove them."},
		{
			"Interpreters", "person", r.Interpreters,
			"One of the interpreters is not in this program; remove them.",
		},
	}
}

func (r *Takeaway) references() []Reference {
	return append(
		partyReferences("FollowUpOwner", r.FollowUpOwner),
		Reference{"Person", "person", []ID{r.Person}, "Choose a person of this program, or the group."},
		Reference{"Meeting", "meeting", []ID{r.Meeting}, meetingMissing},
		Reference{"Stop", "stop", []ID{r.Stop}, "Choose a stop of this program, or none."},
	)
}

func (r *Finding) references() []Reference {
	return []Reference{{"Sources", "takeaway", r.Sources, "One of the takeaways no longer exists; remove it."}}
}

func (r *Response) references() []Reference {
	return []Reference{
		{"Form", "form", []ID{r.Form}, "Choose a form of this program."},
		{"Meeting", "meeting", []ID{r.Meeting}, meetingMissing},
		{"Stop", "stop", []ID{r.Stop}, "Choose a stop of this program, or none."},
		{"Person", "person", []ID{r.Person}, "Choose a person of this program, or nobody."},
	}
}

func (r *Connection) references() []Reference {
	return append(
		slices.Concat(
			partyReferences("From", r.From), partyReferences("To", r.To),
			partyReferences("Introduced", r.Introduced), partyReferences("FollowUpOwner", r.FollowUpOwner),
		),
		Reference{"Meeting", "meeting", []ID{r.Meeting}, meetingMissing},
	)
}

func (r *Task) references() []Reference {
	return append(
		partyReferences("Owner", r.Owner),
		Reference{"Person", "person", []ID{r.Person}, "Choose a person of this program, or nobody."},
	)
}

func (r *Journey) references() []Reference {
	return []Reference{
		{"Travellers", "person", r.Travellers, "One of the travellers is not in this program; take them out."},
	}
}

func (r *Issue) references() []Reference {
	return []Reference{
		{"Person", "person", []ID{r.Person}, "Choose a person of this program."},
		{"Replaces", "issue", []ID{r.Replaces}, "The certificate that it replaces is not in the register."},
	}
}

func (r *Release) references() []Reference {
	return []Reference{
		{"Person", "person", []ID{r.Person}, "Choose a person of this program."},
		{"Stop", "stop", []ID{r.Stop}, "Choose a stop of this program, or none."},
	}
}

func (r *TravelTime) references() []Reference {
	return []Reference{
		{"From", "organisation", []ID{r.From.Organisation}, organisationMissing},
		{"To", "organisation", []ID{r.To.Organisation}, organisationMissing},
	}
}
