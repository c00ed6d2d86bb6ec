package session

import (
	"laurel/data/locale"
	"laurel/data/program"
)

// LettersTo lists the letters that a contact, a person or an organisation was sent, a line each: which one, and when.
func LettersTo(p *program.Program, id program.ID) string {
	in := locale.Window()
	var lines []string
	for _, sent := range p.SentLetters.To(id) {
		lines = append(lines, locale.Joined(", ", sent.Title(in), in.Date(sent.On, locale.FullDate)))
	}
	return locale.Joined("\n", lines...)
}
