package program

import "golang.org/x/text/language"

// roles are the words for the roles in the documents' languages, one person each.
var roles = map[language.Tag]map[Role]string{
	language.English: {Awardee: "Awardee", Interpreter: "Interpreter", Liaison: "Liaison", Staff: "Staff", Guest: "Guest"},
	language.Spanish: {Awardee: "Galardonado/a", Interpreter: "Intérprete", Liaison: "Enlace", Staff: "Equipo", Guest: "Invitado/a"},
	language.French:  {Awardee: "Lauréat·e", Interpreter: "Interprète", Liaison: "Liaison", Staff: "Équipe", Guest: "Invité·e"},
}

// Name names the role in English, Spanish or French (in: "en", "es", "fr").
func (r Role) Name(in string) string { return roles[documentLanguage(in)][r] }
