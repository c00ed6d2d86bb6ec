// Package letter fills in the texts of letters: plain text in which {a field} is replaced by what is known of the
// reader, and {if a field} ... {else} ... {end} keeps a part for those of whom it is known. {if not a field} is the
// reverse. Fields and words are understood in every language that Laurel has, in capitals or not; double braces mean
// the same as single ones. An empty line, or one that has conditions only, separates paragraphs; lines that begin with
// "- " are points of a list.
package letter

import "laurel/data/locale"

// Field is something that is known of a reader or of the program; its names are the texts "letter.field.FIELD".
type Field string

// The fields of a letter.
const (
	Dear         Field = "dear"          // the salutation
	Name         Field = "name"          // with the honorific
	FirstName    Field = "first-name"    // of a person; of a contact the first word of the name
	Title        Field = "title"         // position
	Organisation Field = "organisation"  // the reader's
	Country      Field = "country"       // an awardee's
	City         Field = "city"          // where they were met
	Meeting      Field = "meeting"       // titles of the meetings at which they were
	Date         Field = "date"          // the days of those
	Topic        Field = "topic"         // of those
	Meetings     Field = "meetings"      // a point for each of those, with its day
	Visitors     Field = "visitors"      // who of the delegation was there
	VisitorCount Field = "visitor-count" // how many of those
	Countries    Field = "countries"     // of those
	Takeaways    Field = "takeaways"     // a point for each: what was noted at those meetings, or by the person
	FollowUps    Field = "follow-ups"    // a point for each that is still open
	Award        Field = "award"         // the title of the award
	Citation     Field = "citation"      // why the person got it
	Program      Field = "program"       // the name of the program
	Dates        Field = "dates"         // of the program
	Sponsor      Field = "sponsor"       //
	Agency       Field = "agency"        //
	Today        Field = "today"         // the date on the letter
)

// Fields lists the fields in the order of menus.
func Fields() []Field {
	return []Field{
		Dear, Name, FirstName, Title, Organisation, Country, City, Meeting, Date, Topic, Meetings, Visitors,
		VisitorCount, Countries, Takeaways, FollowUps, Award, Citation, Program, Dates, Sponsor, Agency, Today,
	}
}

// IsList reports whether the field is a list with a point for each of its texts.
func (f Field) IsList() bool { return f == Meetings || f == Takeaways || f == FollowUps }

// In returns the field's name in a language, as it is written between the braces.
func (f Field) In(l locale.Language) string { return l.Text("letter.field." + string(f)) }

// Values are what is known of a reader: no text where nothing is, several for a list of points.
type Values map[Field][]string

// Problem is why a text cannot be filled in.
type Problem struct {
	Line int    // from 1
	What string // the text "letter.problem.WHAT"
	Name string // what is between the braces
}

// Error returns the sentence in English.
func (p *Problem) Error() string { return p.In(locale.English) }

// In returns a sentence that names the line and what to do.
func (p *Problem) In(l locale.Language) string {
	return l.Text("letter.problem."+p.What, locale.Values{"Line": p.Line, "Name": p.Name})
}
