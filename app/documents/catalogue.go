package documents

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"laurel/app/articles"
	"laurel/app/handout"
	"laurel/app/paper/book"
	"laurel/app/paper/card"
	"laurel/app/paper/certificate"
	"laurel/app/paper/form"
	"laurel/app/paper/list"
	"laurel/app/request"
	"laurel/app/workbook"
	"laurel/data/locale"
	"laurel/data/program"
)

// Catalogue is a list of documents, in the order of the Reports tab.
type Catalogue []Document

// Find returns the document with that ID.
func (c Catalogue) Find(id string) (Document, bool) {
	i := slices.IndexFunc(c, func(d Document) bool { return d.ID == id })
	if i < 0 {
		return Document{}, false
	}
	return c[i], true
}

// Title returns what the document with that ID is called, or the ID where there is none.
func (c Catalogue) Title(id string, l locale.Language) string { return l.Name("document", id) }

// New returns the documents that Laurel makes and more ones, and at the end the packet of them all.
func New(more ...Document) Catalogue {
	c := append(Catalogue{
		programBook(), dailySheet(), personalSchedule(), weekGrid(), calendar(), certificates(), badges(), tableCards(),
		labels(), emergencyCards(), roomingList(), transportSheet(), contactBook(), hostSheet(), evaluationForm(),
		roster(), flightManifest(), passportManifest(), dietaryList(), interpreterList(), scheduleList(), contactList(),
		thankYouList(), letters(), finalReport(), summary(), countrySheet(),
		statistics(), takeawayList(), byTheNumbers(), frab(), programJSON(),
	}, more...)
	c = append(c, newPacket(c))
	for i, d := range c {
		c[i].Options = slices.Clone(d.Options)
		for j := range d.Options {
			c[i].Options[j].document = d.ID
		}
	}
	return c
}

// filesOption divides a document into files.
const filesOption = "files"

// Values of filesOption, and of the options of evaluation forms.
const (
	oneFile    = "all"
	oneEach    = "each"
	oneStop    = "stop"
	eachPerson = "people"
)

// choice makes an option of one of several values, the first being the default.
func choice[T ~string](id string, values ...T) Option {
	option := Option{ID: id, Kind: Choice, Default: string(values[0])}
	for _, v := range values {
		option.Values = append(option.Values, Value{ID: string(v)})
	}
	return option
}

// files makes the option that divides a document, the first value being the default.
func files(values ...Value) Option {
	return Option{ID: filesOption, Kind: Choice, Values: values, Default: values[0].ID}
}

// several makes an option of any of several values, all of them being the default.
func several[T ~string](id string, values []T) Option {
	option := choice(id, values...)
	option.Kind, option.Default = List, strings.Join(option.valueIDs(), ",")
	return option
}

// number makes an option of a whole number; each value is named with its unit, since it may be alone in a file's name.
func number(id string, least, most, usual int) Option {
	option := Option{ID: id, Kind: Choice, Default: strconv.Itoa(usual)}
	for n := least; n <= most; n++ {
		option.Values = append(option.Values, Value{ID: strconv.Itoa(n)})
	}
	option.name = func(l locale.Language, value string) string {
		return l.Count("option."+id+".value", request.Options{id: value}.Number(id))
	}
	return option
}

// languages makes an option of one of several languages, with one value before them, the default, that is none of
// these.
func languages[T ~string](id string, before Value, tags []T) Option {
	option := choice(id, tags...)
	option.Values, option.Default = slices.Insert(option.Values, 0, before), before.ID
	option.name = func(l locale.Language, value string) string {
		if value == before.ID {
			return l.Text("option." + id + "." + value)
		}
		return l.Capital(l.LanguageName(value))
	}
	return option
}

// on and off make switches.
func on(id string) Option  { return Option{ID: id, Kind: Switch, Default: "yes"} }
func off(id string) Option { return Option{ID: id, Kind: Switch, Default: "no"} }

// Parts of a program that several documents show.
var (
	meetingParts = []program.Part{
		program.PlanPart, program.DetailsPart, program.AttendancePart, program.ContactsPart, program.DatesPart,
	}
	stopParts   = []program.Part{program.HotelPart, program.HostsPart, program.RidesPart, program.PhonesPart}
	flightParts = []program.Part{program.ArrivalPart, program.DeparturePart}
)

// programBook goes to everyone who travels, so it is for participants unless another audience is chosen.
func programBook() Document {
	return Document{
		ID:        "program-book",
		Group:     ProgramDocuments,
		Formats:   []request.Format{request.PDF, request.DOCX},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners, program.Public},
		Scopes:    []Scope{OfStops},
		Options:   []Option{several("parts", book.Parts()), sinceRelease()},
		Shows: Shows{
			Details: []Detail{
				PersonNames, PersonPhotos, Stories, ContactNames, ContactAddresses, ServicePhones, PlannedMeetings,
			},
			Parts: slices.Concat(meetingParts, stopParts, []program.Part{
				program.NamesPart, program.AboutPart, program.StaysPart, program.ReachPart,
			}),
		},
		Delivery: Delivery{InEveryPacket: true},
		Write:    orInWord(book.Program, articles.ProgramBook),
		inspect:  inspectSchedule,
	}
}

// outcome completes a document about what a program brought home. It goes to whoever paid for the program, so it is
// for partners unless another audience is chosen.
func outcome(d Document) Document {
	d.Group = ForPartners
	d.Audiences = []program.Audience{program.Partners, program.Internal, program.Participants, program.Public}
	d.Shows = Shows{Details: []Detail{PersonNames, Stories, ContactNames, ContactAddresses, PlannedMeetings}}
	if d.inspect == nil {
		d.inspect = inspectSchedule
	}
	return d
}

// asReport completes a document of the outcome that is an article.
func asReport(d Document, text content) Document {
	d.Formats = []request.Format{request.PDF, request.DOCX}
	d.Write = asArticle(text)
	return outcome(d)
}

func finalReport() Document { return asReport(Document{ID: "final-report"}, articles.FinalReport) }

// summary is the final report on one page.
func summary() Document { return asReport(Document{ID: "summary"}, articles.Summary) }

// countrySheet is for the embassy of each awardee.
func countrySheet() Document {
	d := asReport(Document{
		ID: "country-sheet", About: isAwardee, inspect: inspectCountrySheets,
		Options: []Option{files(Value{ID: oneEach, Split: PerPerson}, Value{ID: oneFile})},
	}, articles.CountrySheet)
	d.Audiences = []program.Audience{program.Partners, program.Internal}
	d.Shows.Details = append(d.Shows.Details, PersonPhotos)
	return d
}

// statistics are the figures of the program, each with its chart. The public has no meetings and no answers to count.
func statistics() Document {
	d := outcome(Document{
		ID: "statistics", Formats: []request.Format{request.XLSX},
		Write: func(ctx context.Context, w io.Writer, r request.Request) error {
			return workbook.WriteCharts(ctx, w, r, "statistics", articles.Statistics(r))
		},
	})
	d.Audiences = []program.Audience{program.Partners, program.Internal, program.Participants}
	return d
}

// takeawayList lists the takeaways: as a table for a spreadsheet, by theme on paper.
func takeawayList() Document {
	return outcome(Document{
		ID: "takeaways", Formats: []request.Format{request.XLSX, request.PDF, request.CSV},
		Options: listOptions("takeaways"),
		Write:   onPaperOr(asArticle(articles.Takeaways), "takeaways"), inspect: inspectTakeaways,
	})
}

// byTheNumbers is what a sponsor publishes of a year. Of what is personal it has no group of fewer than five but for
// the office.
func byTheNumbers() Document {
	page := asArticle(articles.ByTheNumbers)
	d := outcome(Document{
		ID: "by-the-numbers", Formats: []request.Format{request.PDF, request.XLSX},
		Write: func(ctx context.Context, w io.Writer, r request.Request) error {
			if r.Format == request.XLSX {
				return articles.NumbersSheets(ctx, w, r)
			}
			return page(ctx, w, r)
		},
	})
	d.Shows.Others = true
	d.Shows.Details = []Detail{ContactNames, PlannedMeetings}
	return d
}

// dailySheet is for whoever is on site, with everyone's telephone number: internal unless another audience is chosen.
func dailySheet() Document {
	return Document{
		ID:        "daily-sheet",
		Group:     ProgramDocuments,
		Formats:   []request.Format{request.PDF},
		Audiences: []program.Audience{program.Internal, program.Partners, program.Participants},
		Scopes:    []Scope{OfDays, OfStops},
		Options:   []Option{sinceRelease()},
		Shows: Shows{
			Details: []Detail{
				PersonNames, Telephones, Flights, ContactNames, ContactAddresses, ServicePhones, PlannedMeetings,
			},
			Parts: slices.Concat(
				meetingParts, stopParts, flightParts, []program.Part{program.NamesPart, program.ReachPart},
			),
		},
		Write:   book.Daily,
		inspect: inspectCalendar,
	}
}

// personalSchedule goes to the person whose own it is: for participants unless another audience is chosen, since it
// names the others too.
func personalSchedule() Document {
	return Document{
		ID:        "personal-schedule",
		Group:     ProgramDocuments,
		Formats:   []request.Format{request.PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		Scopes:    []Scope{OfStops},
		Options: []Option{
			files(Value{ID: oneEach, Split: PerPerson}, Value{ID: oneFile}), off("own-language"),
			choice("length", book.Lengths()...), sinceRelease(),
		},
		About: request.Anyone,
		Shows: Shows{
			Details: []Detail{
				PersonNames, Flights, Confirmations, ContactNames, ContactAddresses, ServicePhones, PlannedMeetings,
			},
			Parts: slices.Concat(
				meetingParts, flightParts, []program.Part{program.StaysPart, program.HotelPart, program.PhonesPart},
			),
		},
		Delivery: Delivery{Recipient: program.ToPerson},
		Write:    book.Personal,
		Each:     book.EachPersonal,
		inspect:  inspectPersonal,
	}
}

// weekGrid shows each stop on a page, for the group to hang up or for chosen people: for participants unless another
// audience is chosen.
func weekGrid() Document {
	return Document{
		ID:        "week-grid",
		Group:     ProgramDocuments,
		Formats:   []request.Format{request.PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		Scopes:    []Scope{OfStops},
		Options:   []Option{sinceRelease()},
		Shows: Shows{
			Details: []Detail{PlannedMeetings}, Parts: []program.Part{program.PlanPart, program.DatesPart},
		},
		Sketch:  weekSketch,
		Write:   book.Week,
		inspect: inspectCalendar,
	}
}

// calendar is the schedule for the calendars of telephones and offices. It is for partners unless another audience is
// chosen: their edition has what was cancelled, which a calendar that somebody has imported before must include. The
// public has no meetings.
func calendar() Document {
	return Document{
		ID:        "calendar",
		Group:     ProgramDocuments,
		Formats:   []request.Format{request.ICal},
		Audiences: []program.Audience{program.Partners, program.Internal, program.Participants},
		Scopes:    []Scope{OfStops, OfDays, OfMeetings},
		Options: []Option{
			files(Value{ID: oneFile}, Value{ID: oneEach, Split: PerPerson}, Value{ID: oneStop, Split: PerStop}),
			{
				ID: "alarm", Kind: Choice, Values: []Value{{ID: "0", None: true}, {ID: "15"}, {ID: "30"}, {ID: "60"}},
				Default: "0",
			},
			off("attendees"), // for calendars that stay on one telephone: others lie on a service's computers
			sinceRelease(),
		},
		About:   request.Anyone,
		Shows:   Shows{Details: []Detail{PersonNames, ContactNames, PlannedMeetings}, Parts: meetingParts},
		Write:   handout.Calendar,
		inspect: inspectPlan,
	}
}

// certificates are handed to the people they name. They are internal unless another audience is chosen: the certificate
// goes to the person, and to name them elsewhere needs their consent.
func certificates() Document {
	return Document{
		ID:        "certificates",
		Group:     ForPeople,
		Formats:   []request.Format{request.PDF},
		Audiences: program.Audiences(),
		Options: []Option{
			choice("kind", program.CertificateKinds()...),
			choice("design", certificate.Designs()...),
			languages("second", Value{ID: "none", None: true}, locale.Languages()), off("own-language"),
			files(Value{ID: oneFile}, Value{ID: oneEach, Split: PerPerson}),
		},
		About: isAwardee,
		Shows: Shows{
			Details: []Detail{PersonNames, Stories}, Parts: []program.Part{program.NamesPart, program.AboutPart},
		},
		Sketch:  certificateSketch,
		Write:   certificate.Make,
		Each:    certificate.Each,
		inspect: inspectCertificates,
		notes:   notes{issues: issuedCertificates},
	}
}

// badges are handed to the people they name, as certificates are, so they are internal unless another audience is
// chosen; but whoever meets the wearer reads them, and the findings report who has not agreed to that.
func badges() Document {
	return Document{
		ID:        "badges",
		Group:     ForPeople,
		Formats:   []request.Format{request.PDF},
		Audiences: program.Audiences(),
		Scopes:    []Scope{OfStops},
		Options: []Option{
			choice("size", card.BadgeSizes()...), on("backs"), on("hotels"), off("position"), off("photo"), on("logo"),
			number("blanks", 0, 16, 0), off("new"), off("own-language"),
		},
		About: request.Anyone,
		Shows: Shows{
			Details: []Detail{PersonNames, ServicePhones}, Parts: []program.Part{program.NamesPart, program.AboutPart},
		},
		Sketch:  badgeSketch,
		Write:   card.Badges,
		inspect: inspectBadges,
		notes:   notes{badges: card.BadgePeople},
	}
}

// tableCards are set up before their owners; whoever sits at the table reads them, so the findings are those of badges.
func tableCards() Document {
	return Document{
		ID:        "table-cards",
		Group:     ForPeople,
		Formats:   []request.Format{request.PDF},
		Audiences: program.Audiences(),
		Options:   []Option{choice("size", card.TableSizes()...), off("own-language")},
		About:     request.Anyone,
		Shows:     Shows{Details: []Detail{PersonNames}, Parts: []program.Part{program.NamesPart, program.AboutPart}},
		Sketch:    tableCardSketch,
		Write:     card.Tables,
		inspect:   inspectTableCards,
	}
}

// labels are for bags and doors.
func labels() Document {
	return Document{
		ID:        "labels",
		Group:     ForPeople,
		Formats:   []request.Format{request.PDF},
		Audiences: program.Audiences(),
		Scopes:    []Scope{OfStops},
		Options: []Option{
			choice("kind", card.LabelKinds()...),
			choice("sheet", card.LabelSheets()...),
			number("start", 1, card.LabelCount("small", request.Letter), 1),
			number("bags", 1, 6, 3),
		},
		About: request.Anyone,
		Shows: Shows{
			Details: []Detail{PersonNames, ServicePhones},
			Parts:   []program.Part{program.NamesPart, program.StaysPart, program.HotelPart},
		},
		Sketch:  labelSketch,
		Write:   writeLabels,
		inspect: inspectLabels,
	}
}

// emergencyCards are carried by the person they are about, so they have what else only the office has. Those for
// partners lack what is medical and the family's telephone.
func emergencyCards() Document {
	return Document{
		ID:        "emergency-cards",
		Group:     ForPeople,
		Formats:   []request.Format{request.PDF},
		Audiences: []program.Audience{program.Internal, program.Partners},
		Scopes:    []Scope{OfStops},
		Options: []Option{
			choice("kind", card.EmergencyKinds()...),
			languages("local", Value{ID: card.OfTheStops}, card.LocalLanguages()),
		},
		About: request.Anyone,
		Shows: Shows{
			Details: []Detail{
				PersonNames, Telephones, Diets, AccessNeeds, MedicalNeeds, EmergencyContacts, ServicePhones,
			},
			Parts: []program.Part{
				program.NamesPart, program.DietPart, program.AccessPart, program.PhonesPart, program.HotelPart,
			},
		},
		Sketch:  emergencySketch,
		Write:   card.Emergency,
		inspect: inspectEmergency,
	}
}

// roomingList goes to a hotel, which needs the passport's name: so it is for partners and the office only.
func roomingList() Document {
	return Document{
		ID:        "rooming-list",
		Group:     ForPartners,
		Formats:   []request.Format{request.PDF, request.XLSX, request.CSV},
		Audiences: []program.Audience{program.Partners, program.Internal},
		Scopes:    []Scope{OfStops},
		Options: append(
			[]Option{files(Value{ID: oneFile}, Value{ID: oneEach, Split: PerStop}), sinceRelease()},
			listOptions("rooming-list")...,
		),
		About: request.Anyone,
		Shows: Shows{
			Details: []Detail{
				PersonNames,
				PassportNames,
				Confirmations,
				AccessNeeds,
				Telephones,
				Emails,
				ServicePhones,
			},
			Parts: []program.Part{
				program.NamesPart, program.PassportPart, program.StaysPart, program.RoomsPart, program.HotelPart,
				program.DatesPart, program.AccessPart,
			},
		},
		Delivery: Delivery{Recipient: program.ToHotel},
		Write:    onPaperOr(list.Rooming, "rooming-list"),
		inspect:  inspectRooming,
	}
}

// transportSheet goes to the company that drives the group.
func transportSheet() Document {
	return Document{
		ID:        "transport-sheet",
		Group:     ForPartners,
		Formats:   []request.Format{request.PDF, request.XLSX, request.CSV},
		Audiences: []program.Audience{program.Partners, program.Internal, program.Participants},
		Scopes:    []Scope{OfStops},
		Options: append(
			[]Option{
				number("bags", 1, 6, 3), files(Value{ID: oneFile}, Value{ID: oneEach, Split: PerStop}), sinceRelease(),
			},
			listOptions("transport-sheet")...,
		),
		About: request.Anyone,
		Shows: Shows{
			Details: []Detail{PersonNames, PassportNames, Telephones, Flights, ServicePhones, PlannedMeetings},
			Parts: slices.Concat(stopParts, flightParts, []program.Part{
				program.PlanPart, program.AttendancePart, program.DatesPart, program.NamesPart, program.PassportPart,
				program.StaysPart,
			}),
			Meetings: (*program.Meeting).IsDriven,
		},
		Delivery: Delivery{Recipient: program.ToTransport},
		Write:    onPaperOr(list.Transport, "transport-sheet"),
		inspect:  inspectTransport,
	}
}

// contactBook is what awardees take home. The public has no contacts.
func contactBook() Document {
	return Document{
		ID:        "contact-book",
		Group:     ForPeople,
		Formats:   []request.Format{request.PDF, request.VCard},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		Scopes:    []Scope{OfStops},
		Options:   []Option{sinceRelease()},
		About:     isAwardee,
		Shows: Shows{
			Details:  []Detail{ContactNames, ContactAddresses, ServicePhones, PlannedMeetings},
			Parts:    []program.Part{program.ContactsPart, program.PlanPart},
			Meetings: (*program.Meeting).MeetsPeople,
		},
		Sketch:  contactSketch,
		Write:   writeContactBook,
		inspect: inspectContactBook,
	}
}

// hostSheet is what the host of a meeting gets. Hosts are partners: they need names, diets and whom not to photograph.
func hostSheet() Document {
	return Document{
		ID:        "host-sheet",
		Group:     ForPartners,
		Formats:   []request.Format{request.PDF},
		Audiences: []program.Audience{program.Partners, program.Internal},
		Scopes:    []Scope{OfStops, OfDays, OfMeetings},
		Options:   []Option{sinceRelease()},
		Shows: Shows{
			Details: []Detail{
				PersonNames, PersonPhotos, Stories, Diets, AccessNeeds, ContactNames, ServicePhones, PlannedMeetings,
			},
			Parts: slices.Concat(meetingParts, []program.Part{
				program.HostsPart, program.PhonesPart, program.NamesPart, program.AboutPart, program.DietPart,
				program.AccessPart, program.ReachPart,
			}),
			Meetings: (*program.Meeting).IsHosted,
		},
		Delivery: Delivery{Recipient: program.ToHosts},
		Write:    list.Hosts,
		inspect:  inspectHostSheets,
	}
}

// evaluationForm is handed to the participants and comes back filled in by hand. The public sees no meetings to judge.
func evaluationForm() Document {
	return Document{
		ID:        "evaluation-form",
		Group:     ForPeople,
		Formats:   []request.Format{request.PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		Scopes:    []Scope{OfStops},
		Options: []Option{
			choice("scope", "program", "stops", "before", "after"), choice("copies", "blank", eachPerson),
			on("own-language"),
		},
		About:   isAwardee,
		Shows:   Shows{Details: []Detail{PersonNames, PlannedMeetings}, Parts: []program.Part{program.PlanPart}},
		Write:   form.Evaluation,
		inspect: inspectEvaluation,
	}
}

// roster lists people, one a row.
func roster() Document {
	return Document{
		ID:        "roster",
		Group:     ForPartners,
		Formats:   workbooks,
		Audiences: program.Audiences(),
		Options: append(
			listOptions("roster"), on("ref"), off("cancelled"), sinceRelease(),
		),
		About: request.Anyone,
		Shows: Shows{
			Details: []Detail{
				PersonNames, PersonPhotos, Stories, PassportNames, Telephones, Emails, Diets, AccessNeeds, MedicalNeeds,
				Flights,
				Confirmations, EmergencyContacts, Passports, BirthDates, Insurances, ServicePhones,
			},
			Parts: slices.Concat(flightParts, []program.Part{
				program.NamesPart, program.PassportPart, program.AboutPart, program.DietPart, program.AccessPart,
				program.StaysPart,
				program.RoomsPart, program.ReachPart,
			}),
		},
		Write:   writeRoster,
		inspect: inspectRoster,
	}
}

// listOptions are the options of a list: its columns, how it is sorted and filtered, and a password for the workbook.
func listOptions(id string) []Option {
	list, _ := workbook.FindList(id)
	columns := Option{ID: "columns", Kind: List, Formats: workbooks, name: titleOfColumn(list)}
	order := Option{ID: "order", Kind: List, Formats: workbooks, name: titleOfColumn(list)}
	var common []string
	for _, c := range list.Columns {
		columns.Values = append(columns.Values, Value{ID: c.ID})
		if c.Sorts {
			order.Values = append(order.Values, Value{ID: c.ID})
		}
		if c.Default {
			common = append(common, c.ID)
		}
	}
	columns.Default = strings.Join(common, ",")
	options := []Option{
		columns, order,
		{ID: "filter", Kind: Text, Formats: workbooks},
		{ID: "password", Kind: Secret, Formats: []request.Format{request.XLSX}},
	}
	if list.Form {
		use := choice("use", workbook.Uses()...)
		use.Formats = workbooks
		options = append(options, use)
	}
	return options
}

func titleOfColumn(list workbook.List) func(locale.Language, string) string {
	return func(l locale.Language, id string) string { return list.ColumnTitle(id, l) }
}

// workbooks are the formats of a list.
var workbooks = []request.Format{request.XLSX, request.CSV}

// asList completes a document that is the list of its ID, in a workbook or as a table, and can follow an earlier one.
func asList(d Document) Document {
	d.Formats = workbooks
	d.Options = append(listOptions(d.ID), sinceRelease())
	d.Write = writeList(d.ID)
	return d
}

// flightManifest goes to who meets people at airports.
func flightManifest() Document {
	return Document{
		ID:        "flight-manifest",
		Group:     ForPartners,
		Formats:   workbooks,
		Audiences: []program.Audience{program.Partners, program.Internal},
		Scopes:    []Scope{OfStops},
		Options:   append([]Option{number("bags", 1, 6, 3), sinceRelease()}, listOptions("flight-manifest")...),
		About:     request.Anyone,
		Shows: Shows{
			Details: []Detail{PersonNames, PassportNames, Telephones, AccessNeeds, Flights},
			Parts: slices.Concat(flightParts, []program.Part{
				program.NamesPart, program.PassportPart, program.StaysPart, program.ReachPart, program.AccessPart,
				program.RidesPart,
			}),
		},
		Delivery: Delivery{Recipient: program.ToTransport},
		Write:    writeList("flight-manifest"),
		inspect:  inspectStopList,
	}
}

// passportManifest has what must never get lost, so it is internal, a workbook, and has a password: Excel's own, or
// that of a sealed file.
func passportManifest() Document {
	options := listOptions("passport-manifest")
	for i := range options {
		options[i].Required = options[i].Kind == Secret
		options[i].Formats = []request.Format{request.XLSX, request.Sealed}
	}
	return Document{
		ID:        "passport-manifest",
		Group:     ForPartners,
		Formats:   []request.Format{request.XLSX, request.Sealed},
		Audiences: []program.Audience{program.Internal},
		Options:   append(options, sinceRelease()),
		About:     request.Anyone,
		Shows: Shows{
			Details: []Detail{
				PersonNames, PassportNames, Telephones, Emails, Diets, AccessNeeds, MedicalNeeds, Flights,
				EmergencyContacts, Passports, BirthDates, Insurances,
			},
			Parts: slices.Concat(flightParts, []program.Part{
				program.NamesPart, program.PassportPart, program.ReachPart, program.DietPart, program.AccessPart,
				program.StaysPart,
			}),
		},
		Delivery: Delivery{Recipient: program.ToAgency},
		Write:    orSealed(writeList("passport-manifest")),
		inspect:  inspectManifest,
	}
}

// dietaryList goes to who cooks for people and lets them in.
func dietaryList() Document {
	return asList(Document{
		ID:        "dietary-list",
		Group:     ForPartners,
		Audiences: []program.Audience{program.Partners, program.Internal},
		Scopes:    []Scope{OfStops},
		About:     request.Anyone,
		Shows: Shows{
			Details: []Detail{PersonNames, PassportNames, Telephones, Emails, Diets, AccessNeeds, MedicalNeeds},
			Parts: []program.Part{
				program.NamesPart, program.DietPart, program.AccessPart, program.StaysPart, program.ReachPart,
			},
		},
		Delivery: Delivery{Recipient: program.ToHosts},
		inspect:  inspectNeeds,
	})
}

// interpreterList is for the office and for the agency that sends interpreters.
func interpreterList() Document {
	return asList(Document{
		ID:        "interpreter-list",
		Group:     ForPartners,
		Audiences: []program.Audience{program.Internal, program.Partners},
		Scopes:    []Scope{OfStops},
		About:     request.Anyone,
		Shows: Shows{
			Details: []Detail{PersonNames, Telephones, Emails, PlannedMeetings},
			Parts:   []program.Part{program.NamesPart, program.StaysPart, program.ReachPart},
		},
		Delivery: Delivery{Recipient: program.ToAgency},
		inspect:  inspectRoster,
	})
}

// scheduleList is the schedule as a table for a spreadsheet: for participants unless another audience is chosen, as
// the program book is. The public has no meetings.
func scheduleList() Document {
	return asList(Document{
		ID:        "schedule",
		Group:     ProgramDocuments,
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		Scopes:    []Scope{OfStops, OfDays, OfMeetings},
		Shows: Shows{
			Details: []Detail{PersonNames, ContactNames, PlannedMeetings},
			Parts:   meetingParts,
		},
		inspect: inspectPlan,
	})
}

// contactList is whom one meets, for the office to work with. The public has no contacts.
func contactList() Document {
	return asList(Document{
		ID:        "contacts",
		Group:     ForPartners,
		Audiences: []program.Audience{program.Internal, program.Partners, program.Participants},
		Scopes:    []Scope{OfStops, OfDays, OfMeetings},
		Shows: Shows{
			Details:  []Detail{ContactNames, ContactAddresses, ServicePhones, PlannedMeetings},
			Parts:    []program.Part{program.ContactsPart, program.PlanPart},
			Meetings: (*program.Meeting).MeetsPeople,
		},
		inspect: inspectHosts,
	})
}

// thankYouList is for the office, and for a local council that thanks the hosts of its city.
func thankYouList() Document {
	return asList(Document{
		ID:        "thank-you-list",
		Group:     ForPartners,
		Audiences: []program.Audience{program.Internal, program.Partners},
		Scopes:    []Scope{OfStops, OfDays, OfMeetings},
		Shows: Shows{
			Details: []Detail{ContactNames, ContactAddresses, PlannedMeetings},
			Parts: []program.Part{
				program.PlanPart, program.DetailsPart, program.ContactsPart, program.AttendancePart,
			},
			Meetings: (*program.Meeting).MeetsPeople,
		},
		inspect: inspectHosts,
	})
}

// frab is the schedule as conference programs and their apps exchange it.
func frab() Document {
	return Document{
		ID:        "frab",
		Group:     ForPrograms,
		Formats:   []request.Format{request.JSON, request.XML},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		Scopes:    []Scope{OfStops, OfDays, OfMeetings},
		Shows: Shows{
			Details: []Detail{ContactNames, PlannedMeetings},
			Parts:   []program.Part{program.PlanPart, program.DetailsPart, program.ContactsPart},
		},
		Write:   handout.Frab,
		inspect: inspectPlan,
	}
}

// programJSON is the program itself in Laurel's interchange form. It is internal only: what is read back must be whole,
// since an edition without its private fields would empty those of the program that it is read into.
func programJSON() Document {
	return Document{
		ID:        "program-json",
		Group:     ForPrograms,
		Formats:   []request.Format{request.JSON},
		Audiences: []program.Audience{program.Internal},
		Shows:     Shows{Details: Details()},
		Write:     writeProgram,
	}
}
