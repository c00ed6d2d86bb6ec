package documents

import (
	"context"
	"errors"
	"fmt"
	"io"

	"laurel/app/handout"
	"laurel/app/paper"
	"laurel/app/request"
	"laurel/app/workbook"
	"laurel/data/locale"
	"laurel/data/program"
)

// Values of options that stand for none of a list: certificates in one language, cards in the languages of the stops' countries.
const (
	noSecond   = "none"
	ofTheStops = "stops"
)

func peopleOptions(r Request) paper.PeopleOptions {
	return paper.PeopleOptions{
		Language: string(r.Language), Paper: paper.Paper(r.Paper), People: r.People, Stops: r.Stops, Now: r.Now, Since: r.Since,
		Progress: r.Progress,
	}
}

func writeProgramBook(ctx context.Context, w io.Writer, r Request) error {
	options := paper.BookOptions{
		Parts: []paper.BookPart{}, Language: string(r.Language), Paper: paper.Paper(r.Paper), Stops: r.Stops, Photos: r.Photos, Now: r.Now,
		Since: r.Since, Progress: r.Progress,
	}
	for _, part := range r.List("parts") {
		options.Parts = append(options.Parts, paper.BookPart(part))
	}
	if len(options.Parts) == 0 {
		options.Parts = []paper.BookPart{""}
	}
	return paper.ProgramBook(ctx, w, r.Edition, options)
}

func writeDailySheet(ctx context.Context, w io.Writer, r Request) error {
	return paper.DailySheets(ctx, w, r.Edition, paper.DailyOptions{
		Days: r.Days, Stops: r.Stops, Language: string(r.Language), Paper: paper.Paper(r.Paper), Now: r.Now, Since: r.Since, Progress: r.Progress,
	})
}

func personalOptions(r Request) paper.PersonalOptions {
	return paper.PersonalOptions{
		People: r.People, Stops: r.Stops, Language: string(r.Language), OwnLanguage: r.Yes("own-language"), Paper: paper.Paper(r.Paper),
		Now: r.Now, Since: r.Since, Progress: r.Progress,
	}
}

func writePersonalSchedules(ctx context.Context, w io.Writer, r Request) error {
	return paper.PersonalSchedules(ctx, w, r.Edition, personalOptions(r))
}

func eachPersonalSchedule(ctx context.Context, r Request, save func(*program.Person, []byte) error) error {
	return paper.EachPersonalSchedule(ctx, r.Edition, personalOptions(r), save)
}

func writeWeekGrid(ctx context.Context, w io.Writer, r Request) error {
	return paper.WeekGrids(ctx, w, r.Edition, paper.WeekOptions{
		People: r.People, Stops: r.Stops, Language: string(r.Language), Paper: paper.Paper(r.Paper), Now: r.Now, Since: r.Since, Progress: r.Progress,
	})
}

func certificateOptions(r Request) paper.CertificateOptions {
	options := paper.CertificateOptions{
		Kind: paper.CertificateKind(r.Choice("kind")), Design: paper.CertificateDesign(r.Choice("design")), Language: string(r.Language),
		Paper: paper.Paper(r.Paper), People: r.People, Photos: r.Photos, Now: r.Now, Progress: r.Progress,
	}
	if second := r.Choice("second"); second != noSecond {
		options.Second = second
	}
	return options
}

func writeCertificates(ctx context.Context, w io.Writer, r Request) error {
	return paper.Certificates(ctx, w, r.Edition, certificateOptions(r))
}

func eachCertificate(ctx context.Context, r Request, save func(*program.Person, []byte) error) error {
	return paper.EachCertificate(ctx, r.Edition, certificateOptions(r), save)
}

// issuedCertificates are those for the register: certificates made for others than the office are specimens, since these may have other texts for
// the same person.
func issuedCertificates(r Request) []*program.Issue {
	if r.Edition.Audience != program.Internal {
		return nil
	}
	return paper.Issues(r.Edition, certificateOptions(r))
}

func writeBadges(ctx context.Context, w io.Writer, r Request) error {
	return paper.Badges(ctx, w, r.Edition, paper.BadgeOptions{
		PeopleOptions: peopleOptions(r), Size: paper.BadgeSize(r.Choice("size")), NoBacks: !r.Yes("backs"), NoHotels: !r.Yes("hotels"),
	})
}

func writeTableCards(ctx context.Context, w io.Writer, r Request) error {
	return paper.TableCards(ctx, w, r.Edition, paper.TableCardOptions{
		PeopleOptions: peopleOptions(r), Size: paper.TableCardSize(r.Choice("size")),
	})
}

// checkLabelStart refuses a first label that the sheet does not have.
func checkLabelStart(r Request) error {
	if count := paper.LabelSheet(r.Choice("sheet")).Labels(paper.Paper(r.Paper)); r.Number("start") > count {
		return &RequestError{findingText(r.Language, "label-start", locale.Values{"Count": count})}
	}
	return nil
}

func writeLabels(ctx context.Context, w io.Writer, r Request) error {
	if err := checkLabelStart(r); err != nil {
		return err
	}
	return paper.Labels(ctx, w, r.Edition, paper.LabelOptions{
		PeopleOptions: peopleOptions(r), Kind: paper.LabelKind(r.Choice("kind")), Sheet: paper.LabelSheet(r.Choice("sheet")),
		Start: r.Number("start"), Bags: r.Number("bags"),
	})
}

func emergencyOptions(r Request) paper.EmergencyOptions {
	options := paper.EmergencyOptions{PeopleOptions: peopleOptions(r), Kind: paper.EmergencyKind(r.Choice("kind")), Local: r.Choice("local")}
	if options.Local == ofTheStops {
		options.Local = ""
	}
	return options
}

func writeEmergencyCards(ctx context.Context, w io.Writer, r Request) error {
	return paper.EmergencyCards(ctx, w, r.Edition, emergencyOptions(r))
}

func writeRoomingList(ctx context.Context, w io.Writer, r Request) error {
	return paper.RoomingList(ctx, w, r.Edition, peopleOptions(r))
}

func writeTransportSheet(ctx context.Context, w io.Writer, r Request) error {
	return paper.TransportSheet(ctx, w, r.Edition, paper.TransportOptions{PeopleOptions: peopleOptions(r), Bags: r.Number("bags")})
}

func contactBookOptions(r Request) paper.ContactBookOptions {
	return paper.ContactBookOptions{
		Language: string(r.Language), Paper: paper.Paper(r.Paper), People: r.People, Stops: r.Stops, Now: r.Now, Since: r.Since,
		Progress: r.Progress,
	}
}

func writeContactBook(ctx context.Context, w io.Writer, r Request) error {
	options := contactBookOptions(r)
	if r.Format != VCard {
		return paper.ContactBook(ctx, w, r.Edition, options)
	}
	contacts := paper.ContactsMet(r.Edition, options)
	if len(contacts) == 0 {
		return request.ErrNoMeeting
	}
	return handout.ContactCards(ctx, w, r, contacts)
}

func hostSheetOptions(r Request) paper.HostSheetOptions {
	return paper.HostSheetOptions{
		Language: string(r.Language), Paper: paper.Paper(r.Paper), Meetings: r.Meetings, Stops: r.Stops, Days: r.Days, Now: r.Now,
		Since: r.Since, Progress: r.Progress,
	}
}

func writeHostSheets(ctx context.Context, w io.Writer, r Request) error {
	return paper.HostSheets(ctx, w, r.Edition, hostSheetOptions(r))
}

func writeEvaluationForms(ctx context.Context, w io.Writer, r Request) error {
	return paper.EvaluationForms(ctx, w, r.Edition, paper.EvaluationOptions{
		Language: string(r.Language), Paper: paper.Paper(r.Paper), ByStop: r.Choice("scope") == "stops", Each: r.Choice("copies") == eachPerson,
		People: r.People, OwnLanguage: r.Yes("own-language"), Stops: r.Stops, Now: r.Now, Progress: r.Progress,
	})
}

func writeRoster(ctx context.Context, w io.Writer, r Request) error {
	switch {
	case len(r.SelectPeople(request.Anyone)) == 0 && !r.Yes("cancelled"):
		return request.ErrNobody
	case r.Format != CSV:
		return workbook.Roster(ctx, w, r)
	case r.Choice("password") != "":
		return refused("A CSV file has no password: choose XLSX, or leave the password out.")
	}
	return workbook.RosterCSV(ctx, w, r)
}

// writeProgram writes the whole program with its images.
func writeProgram(ctx context.Context, w io.Writer, r Request) error {
	photos := map[program.PhotoID][]byte{}
	ids := r.Edition.PhotoIDs()
	if len(ids) > 0 && r.Photos == nil {
		return refused("The program's images are needed for a whole program file, and none were handed over.")
	}
	for _, id := range ids {
		image, err := r.Photos.Photo(ctx, id)
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		if err != nil {
			return fmt.Errorf("an image of the program could not be read, so that the file would not be whole: %w", err)
		}
		photos[id] = image
	}
	return program.Encode(w, r.Edition.Program, photos)
}
