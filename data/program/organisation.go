package program

import (
	"laurel/data/geo"
	"laurel/data/opening"
)

// Organisation belongs to the library that every program shares.
type Organisation struct {
	ID          ID              `json:"id"                    audience:"public"`
	Name        string          `json:"name"                  audience:"public"`
	Category    string          `json:"category,omitempty"    audience:"public"`
	Address     string          `json:"address,omitempty"     audience:"participants"`
	Position    geo.Position    `json:"position,omitzero"     audience:"participants"`
	Directions  string          `json:"directions,omitempty"  audience:"participants"`
	Website     string          `json:"website,omitempty"     audience:"public"`
	Phone       string          `json:"phone,omitempty"       audience:"participants"`
	Description string          `json:"description,omitempty" audience:"public"`
	Opening     []opening.Hours `json:"opening,omitempty"     audience:"participants"` // none: not known
	Exclusive   bool            `json:"exclusive,omitempty"   audience:"internal"`     // receives one group at a time
	Notes       string          `json:"notes,omitempty"       audience:"internal"`
}

// Contact is someone at an organisation.
type Contact struct {
	ID           ID       `json:"id"                  audience:"participants"`
	Organisation ID       `json:"organisation"        audience:"participants"`
	Honorific    string   `json:"honorific,omitempty" audience:"participants"`
	Name         string   `json:"name"                audience:"participants"`
	Title        string   `json:"title,omitempty"     audience:"participants"`
	Phone        string   `json:"phone,omitempty"     audience:"participants"`
	Email        string   `json:"email,omitempty"     audience:"participants"`
	Languages    []Spoken `json:"languages,omitempty" audience:"participants"`
	// phone and e-mail may be handed to the awardees
	MayShare Answer `json:"may_share,omitempty" audience:"participants"`
	Notes    string `json:"notes,omitempty"     audience:"internal"`
}
