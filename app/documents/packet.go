package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"laurel/app/paper"
	"laurel/data/program"
)

// The values of the packet's option documents that are no document: the user's own PDFs, and where they stand.
const ownFiles = "own-files"

const packetDocuments = "documents"

// packet puts documents of the catalogue and the user's own PDFs into one file, or into a folder of files, for one audience. Each part is made with the edition
// of that audience; what is not made for it stays out.
func packet(parts []Document) Document {
	choices := Option{ID: packetDocuments, Kind: List, Title: words{
		"Documents, in their order (none: those usual for the audience)", "Documentos, por orden (ninguno: los habituales para el público)",
		"Documents, dans l’ordre (aucun : ceux d’usage pour ce public)",
	}.in}
	for _, d := range parts {
		choices.Values = append(choices.Values, Value{d.ID, d.Title})
	}
	choices.Values = append(choices.Values, Value{ownFiles, words{"Your own PDF files", "Sus propios archivos PDF", "Vos propres fichiers PDF"}.in})
	return Document{
		ID:        "packet",
		Group:     ProgramDocuments,
		Title:     words{"Program packet", "Carpeta del programa", "Dossier du programme"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners, program.Public},
		takes:     []Scope{OfStops, OfDays},
		Options: []Option{
			choices,
			choice(filesOption, words{"Files", "Archivos", "Fichiers"}, map[string]words{
				oneFile: {"One file with contents", "Un archivo con índice", "Un fichier avec sommaire"},
				oneEach: {"One file a document", "Un archivo por documento", "Un fichier par document"},
			}, []string{oneFile, oneEach}),
		},
		TakesFiles: true,
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return packing{parts, r}.files(ctx, d)
		},
		holds:    func(r Request) []string { return packing{parts, r}.held() },
		findings: func(r Request) []Finding { return packing{parts, r}.findings() },
		issued:   func(r Request) []*program.Issue { return packing{parts, r}.issued() },
	}
}

// packing is a packet under way.
type packing struct {
	documents []Document
	request   Request
}

// chosen lists the parts in their order; the user's own files come last unless they were given a place.
func (p packing) chosen() []string {
	var ids []string
	for _, id := range strings.Split(p.request.Options[packetDocuments], ",") {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 || len(ids) == 1 && ids[0] == ownFiles {
		ids = append(ids, p.usual()...)
	}
	if !slices.Contains(ids, ownFiles) {
		ids = append(ids, ownFiles)
	}
	return ids
}

// held lists the documents that are chosen and may be made for the audience.
func (p packing) held() []string {
	return slices.DeleteFunc(p.chosen(), func(id string) bool {
		return id == ownFiles || !slices.ContainsFunc(p.documents, func(d Document) bool {
			return d.ID == id && slices.Contains(d.Audiences, p.request.Edition.Audience)
		})
	})
}

// usual lists what a packet for the audience holds when nothing was chosen: the program book and whatever is made for just these readers.
func (p packing) usual() []string {
	var ids []string
	for _, d := range p.documents {
		audience := p.request.Edition.Audience
		if d.ID == "personal-schedule" && len(p.request.People) == 0 {
			continue // each person's own is for that person alone
		}
		if d.Audiences[0] == audience && slices.Contains(d.Formats, PDF) || d.ID == "program-book" && slices.Contains(d.Audiences, audience) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// part returns a document of the packet and the request for it, and why it stays out, if it does.
func (p packing) part(id string) (Document, Request, *Finding) {
	i := slices.IndexFunc(p.documents, func(d Document) bool { return d.ID == id })
	d, r := p.documents[i], p.request
	r.Format, r.Options, r.Progress, r.Attachments, r.Since = "", nil, nil, nil, nil
	merged := p.request.Options[filesOption] == oneFile
	if slices.Contains(d.Formats, PDF) {
		r.Format = PDF
	}
	if files, several := d.Option(filesOption); several && files.allows(oneFile) {
		r.Options = map[string]string{filesOption: oneFile}
	}
	if r.since != nil { // of what the packet tells, each part tells its own
		r.since, r.front = r.compared.shownBy(r.since, len(r.People) > 0, d.ID), !merged && d.Succeeds()
	}
	switch {
	case !slices.Contains(d.Audiences, r.Edition.Audience):
		return d, r, p.leftOut(d, words{
			"%s is not made for this audience and is left out: %s.", "%s no se hace para este público y queda fuera: %s.",
			"%s n’est pas fait pour ce public et reste dehors : %s.",
		}, r.Edition.Audience.Name(r.Language))
	case r.Format == "" && merged:
		return d, r, p.leftOut(d, words{
			"%s cannot be a page of a PDF and is left out: it is made as %s. Choose one file a document, or make it by itself.",
			"%s no puede ser página de un PDF y queda fuera: se hace como %s. Elija un archivo por documento o hágalo aparte.",
			"%s ne peut être une page d’un PDF et reste dehors : il est fait en %s. Choisissez un fichier par document, ou faites-le à part.",
		}, strings.ToUpper(string(d.Formats[0])))
	}
	for _, f := range d.Findings(r) {
		if empty := []string{RuleNoPeople, RuleNoMeetings, RuleNothingPlanned}; slices.Contains(empty, f.Rule) {
			return d, r, p.leftOut(d, words{"%s is left out. %s", "%s queda fuera. %s", "%s reste dehors. %s"}, f.Text)
		}
	}
	return d, r, nil
}

// RuleLeftOut is found for each document that was chosen for a packet and is not in it.
const RuleLeftOut = "left-out"

func (p packing) leftOut(d Document, text words, why string) *Finding {
	language := p.request.Language
	return &Finding{Rule: RuleLeftOut, Severity: program.SeverityWarning, Text: fmt.Sprintf(text.in(language), d.Title(language), why)}
}

// RuleOwnFile is found for each of the user's own files: what is in it is not checked.
const RuleOwnFile = "own-file"

func (p packing) findings() []Finding {
	var found []Finding
	told := map[string]bool{}
	parts := 0
	for _, id := range p.chosen() {
		if id == ownFiles {
			continue
		}
		d, r, out := p.part(id)
		if out != nil {
			found = append(found, *out)
			continue
		}
		parts++
		for _, f := range d.Findings(r) {
			if key := f.Rule + string(f.Person) + f.Text; !told[key] {
				told[key] = true
				found = append(found, f)
			}
		}
	}
	for _, file := range p.request.Attachments {
		parts++
		found = append(found, p.ownFile(file))
	}
	if parts == 0 {
		found = append(found, p.nothing())
	}
	return found
}

func (p packing) ownFile(file File) Finding {
	language := p.request.Language
	if err := paper.CheckPDF(file.Data); err != nil {
		return Finding{Rule: RuleOwnFile, Severity: program.SeverityError, Text: unreadable(language, file.Name)}
	}
	return Finding{Rule: RuleOwnFile, Severity: program.SeverityHint, Text: fmt.Sprintf(words{
		"The pages of %s go in as they are; who made the file and when is left out. Look through them: nothing in them is redacted for this audience.",
		"Las páginas de %s entran tal cual; se omite quién hizo el archivo y cuándo. Revíselas: nada en ellas se adapta a este público.",
		"Les pages de %s entrent telles quelles, sans auteur ni date du fichier. Relisez-les : rien n’y est retiré pour ce public.",
	}.in(language), file.Name)}
}

// unreadable says what to do about a file that is no PDF.
func unreadable(language, name string) string {
	return fmt.Sprintf(words{
		"%s is not a PDF that can be read: it may be damaged or protected by a password. Save it anew as a PDF without password, or leave it out.",
		"%s no es un PDF legible: puede estar dañado o protegido con contraseña. Guárdelo de nuevo como PDF sin contraseña o quítelo.",
		"%s n’est pas un PDF lisible : il est peut-être endommagé ou protégé par un mot de passe. Enregistrez-le à nouveau sans mot de passe, ou retirez-le.",
	}.in(language), name)
}

func (p packing) nothing() Finding {
	return Finding{Rule: RuleNoPeople, Severity: program.SeverityError, Text: words{
		"Nothing is left for the packet: choose documents that are made for this audience, or add people and meetings.",
		"No queda nada para la carpeta: elija documentos que se hagan para este público o añada personas y reuniones.",
		"Il ne reste rien pour le dossier : choisissez des documents faits pour ce public, ou ajoutez des personnes et des rencontres.",
	}.in(p.request.Language)}
}

// files makes the parts and puts them together.
func (p packing) files(ctx context.Context, d Document) ([]File, error) {
	made, err := p.made(ctx)
	if err != nil {
		return nil, err
	}
	if len(made) == 0 {
		return nil, errors.New(p.nothing().Text)
	}
	r := p.request
	if r.Options[filesOption] == oneEach {
		return numbered(made), nil
	}
	parts := make([]paper.PacketPart, len(made))
	for i, file := range made {
		parts[i] = paper.PacketPart{Title: strings.TrimSuffix(file.Name, filepath.Ext(file.Name)), PDF: file.Data}
	}
	var data bytes.Buffer
	err = paper.Packet(ctx, &data, r.Edition, parts, paper.PacketOptions{Language: r.Language, Paper: paper.Paper(r.Paper), Now: r.Now})
	if err != nil {
		return nil, p.explained(err)
	}
	return []File{{names{}.next(d.stem(d.Title(r.Language), r)+" - "+r.Edition.Name, PDF), data.Bytes()}}, nil
}

// made makes every part. A part of a single file has the document's title; the user's own files keep their names.
func (p packing) made(ctx context.Context) ([]File, error) {
	var files []File
	ids := p.chosen()
	for i, id := range ids {
		if id == ownFiles {
			own, err := p.own()
			if err != nil {
				return nil, err
			}
			files = append(files, own...)
			continue
		}
		d, r, out := p.part(id)
		if out != nil {
			continue
		}
		made, err := d.Make(ctx, r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.Title(r.Language), err)
		}
		if len(made) == 1 {
			made[0].Name = names{}.next(d.Title(r.Language), Format(strings.TrimPrefix(filepath.Ext(made[0].Name), ".")))
		}
		files = append(files, made...)
		p.request.Progress(i+1, len(ids))
	}
	return files, ctx.Err()
}

// issued lists the certificates that the packet holds.
func (p packing) issued() []*program.Issue {
	var list []*program.Issue
	for _, id := range p.chosen() {
		if id == ownFiles {
			continue
		}
		if d, r, out := p.part(id); out == nil {
			issues, err := d.Issued(r)
			if err == nil { // a request that does not fit makes no certificate
				list = append(list, issues...)
			}
		}
	}
	return list
}

// own returns the user's files with nothing in them but their pages.
func (p packing) own() ([]File, error) {
	var files []File
	for _, file := range p.request.Attachments {
		var data bytes.Buffer
		title := strings.TrimSuffix(filepath.Base(file.Name), filepath.Ext(file.Name))
		if err := paper.PlainPDF(&data, paper.PacketPart{Title: title, PDF: file.Data}, p.request.Language); err != nil {
			return nil, p.explained(err)
		}
		files = append(files, File{title + ".pdf", data.Bytes()})
	}
	return files, nil
}

// attachmentError says in a person's words which file could not go into a packet.
type attachmentError struct {
	sentence string
	cause    error
}

// Error returns the sentence.
func (e *attachmentError) Error() string { return e.sentence }

// Unwrap returns what the reader said.
func (e *attachmentError) Unwrap() error { return e.cause }

func (p packing) explained(err error) error {
	var part *paper.PacketError
	if errors.As(err, &part) && errors.Is(err, paper.ErrPDF) {
		return &attachmentError{unreadable(p.request.Language, part.Part), err}
	}
	return err
}

// numbered names files by their place in the packet.
func numbered(files []File) []File {
	taken := names{}
	for i := range files {
		files[i].Name = taken.safeName(fmt.Sprintf("%02d %s", i+1, files[i].Name))
	}
	return files
}
