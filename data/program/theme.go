package program

import (
	"slices"

	"laurel/data/locale"
)

// ThemeID names a theme for ever, so that takeaways and meetings keep it when it is renamed. The empty ThemeID is "not
// stated". Those of the ready sets are words; of others, a UUID.
type ThemeID string

// The themes of a program that chose none: the parts of the work against trafficking (the "4P" of the TIP Report).
const (
	Prosecution ThemeID = "prosecution"
	Protection  ThemeID = "protection"
	Prevention  ThemeID = "prevention"
	Partnership ThemeID = "partnership"
)

// Theme is one of the subjects by which a program orders its meetings and takeaways.
type Theme struct {
	ID ThemeID `json:"id"              audience:"public"`
	// in the program's languages; none: those of the catalogue, where it is of a ready set
	Names Wordings `json:"names,omitempty" audience:"public"`
}

// Name returns what the theme is called.
func (t Theme) Name(l locale.Language) string {
	if name := t.Names.In(l); name != "" {
		return name
	}
	return l.Name("theme", string(t.ID))
}

// ThemeList lists the themes of the program in their order: its own, or the four P's when it has none.
func (p *Program) ThemeList() []Theme {
	if len(p.Themes) > 0 {
		return p.Themes
	}
	return []Theme{{ID: Prosecution}, {ID: Protection}, {ID: Prevention}, {ID: Partnership}}
}

// ThemeName returns what the program calls a theme, also one that it has no more. The empty ID has no name.
func (p *Program) ThemeName(id ThemeID, l locale.Language) string {
	for _, t := range p.ThemeList() {
		if t.ID == id {
			return t.Name(l)
		}
	}
	return Theme{ID: id}.Name(l)
}

// themes checks the themes of a program.
func (p problems) themes(themes []Theme) {
	for i, t := range themes {
		p.add("Themes", t.ID == "", "A theme has no identifier.")
		p.add("Themes", t.Name(locale.English) == string(t.ID), "Give each theme a name.")
		p.add("Themes", slices.ContainsFunc(themes[:i], func(other Theme) bool { return other.ID == t.ID }),
			"Two themes have the same identifier.")
		p.wordings("Themes", t.Names, "Give each theme a name.")
	}
}
