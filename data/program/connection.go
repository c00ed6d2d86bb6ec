package program

import "laurel/data/civil"

// Connection is between two who came to know each other through the program, as somebody noted it. Who met whom in
// meetings follows from the attendance (data/outcome) and is not noted.
type Connection struct {
	ID         ID     `json:"id"                  audience:"participants"`
	From       Party  `json:"from,omitzero"       audience:"participants"`
	To         Party  `json:"to,omitzero"         audience:"participants"`
	Introduced Party  `json:"introduced,omitzero" audience:"participants"` // by whom
	Meeting    ID     `json:"meeting,omitempty"   audience:"participants"` // at which it began
	Note       string `json:"note,omitempty"      audience:"partners"`

	FollowUp      string        `json:"follow_up,omitempty"       audience:"partners"`
	FollowUpOwner Party         `json:"follow_up_owner,omitzero"  audience:"partners"`
	FollowUpDue   civil.Date    `json:"follow_up_due,omitzero"    audience:"partners"`
	FollowUpState FollowUpState `json:"follow_up_state,omitempty" audience:"partners"`
}

// Joins reports whether the connection is between these two records, in whichever order.
func (c *Connection) Joins(a, b ID) bool {
	return c.From.ID() == a && c.To.ID() == b || c.From.ID() == b && c.To.ID() == a
}

// Validate checks the connection.
func (c *Connection) Validate() error {
	return validated(c, func(found problems) {
		found.end("From", c.From)
		found.end("To", c.To)
		found.add("To", c.From.ID() == c.To.ID(), "Choose two different people.")
		found.party("Introduced", c.Introduced)
		found.party("FollowUpOwner", c.FollowUpOwner)
	})
}

// end wants exactly one record at an end of a connection.
func (p problems) end(field string, party Party) {
	p.add(field, party.ID() == "" || party.count() > 1, "Choose one person, contact or organisation.")
}
