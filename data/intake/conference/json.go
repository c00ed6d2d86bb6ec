package conference

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"

	"laurel/data/intake/value"
	"laurel/data/limit"
)

// day is one day of the conference.
type day struct {
	Date  value.Loose `json:"date"`
	Start value.Loose `json:"day_start"`
	Rooms rooms       `json:"rooms"`
}

// rooms are the events of a day by room.
type rooms map[string][]json.RawMessage

// UnmarshalJSON reads rooms as frab writes them, an object, and as others do, a list of rooms with a name.
func (r *rooms) UnmarshalJSON(data []byte) error {
	var byName map[string][]json.RawMessage
	if json.Unmarshal(data, &byName) == nil {
		*r = byName
		return nil
	}
	var list []struct {
		Name   value.Loose       `json:"name"`
		Events []json.RawMessage `json:"events"`
	}
	*r = rooms{}
	err := json.Unmarshal(data, &list)
	for _, room := range list {
		name := string(room.Name)
		(*r)[name] = append((*r)[name], room.Events...)
	}
	return err
}

// UnmarshalJSON reads a list of persons, one person, or their names.
func (p *persons) UnmarshalJSON(data []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(data, &list) != nil {
		list = []json.RawMessage{data}
	}
	for _, raw := range list {
		var one person
		if json.Unmarshal(raw, &one) != nil {
			one = person{}
			_ = json.Unmarshal(raw, &one.Name) // value.Loose accepts anything
		}
		*p = append(*p, one)
	}
	return nil
}

// level is an object of the file that may have the conference or its days in it.
type level struct {
	Conference about `json:"conference"`
	Days       []day `json:"days"`
}

func parseJSON(ctx context.Context, content []byte) (*conference, error) {
	if err := limit.JSON(ctx, content); err != nil {
		return nil, err
	}
	var file struct {
		Schedule level `json:"schedule"`
		level
	}
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, value.JSONFault(err)
	}
	c := &conference{about: file.Schedule.Conference}
	if c.about.Title+c.about.Acronym == "" && len(c.about.Days) == 0 {
		c.about = file.Conference
	}
	for _, days := range [][]day{c.about.Days, file.Schedule.Days, file.Days} {
		if len(c.about.Days) == 0 {
			c.about.Days = days
		}
	}
	if len(c.about.Days) == 0 {
		return nil, value.Text("this file has no days; a frab schedule has them under schedule, conference, days")
	}
	for _, day := range c.about.Days {
		for _, room := range slices.Sorted(maps.Keys(day.Rooms)) {
			for _, raw := range day.Rooms[room] {
				e := event{within: within{string(day.Date), string(day.Start), room}}
				if err := cmp.Or(json.Unmarshal(raw, &e.texts), json.Unmarshal(raw, &e.people)); err != nil {
					e.problem = value.Text("It is not a valid frab event: {{.Reason}}.",
						"Reason", value.JSONFault(err))
				}
				c.events = append(c.events, e)
			}
		}
	}
	return c, nil
}
