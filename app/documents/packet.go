package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"laurel/app/paper/merge"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// The option of a packet for its documents, and the value of it that is no document: the user's own PDFs, and where
// they are put.
const (
	packetDocuments = "documents"
	ownFiles        = "own-files"
)

// newPacket returns the document that puts documents of the catalogue and the user's own PDFs into one file, or into a
// folder of files, for one audience. Each part is made with the edition of that audience; what is not made for it is
// left out, as is a document that needs a password.
func newPacket(parts Catalogue) Document {
	choices := Option{ID: packetDocuments, Kind: List, Parts: true, name: func(l locale.Language, id string) string {
		if d, known := parts.Find(id); known {
			return d.Title(l)
		}
		return l.Text("option.packet.documents." + id)
	}}
	for _, d := range parts {
		if !d.needsSecret() {
			choices.Values = append(choices.Values, Value{ID: d.ID})
		}
	}
	choices.Values = append(choices.Values, Value{ID: ownFiles})
	return Document{
		ID:        "packet",
		Group:     ProgramDocuments,
		Formats:   []request.Format{request.PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners, program.Public},
		Scopes:    []Scope{OfStops, OfDays},
		Options:   []Option{choices, choice(filesOption, oneFile, oneEach), off("dividers"), sinceRelease()},
		Shows:     Shows{Details: Details()},
		Sketch:    packetSketch,
		packet:    &packet{parts},
	}
}

// packet lists the documents that a packet may consist of.
type packet struct{ catalogue Catalogue }

func (p *packet) of(r request.Request) packing { return packing{p.catalogue, r} }

// packing is a packet that is being made.
type packing struct {
	catalogue Catalogue
	request   request.Request
}

// merged reports whether the parts become one file.
func (p packing) merged() bool { return p.request.Choice(filesOption) == oneFile }

// chosen lists the parts in their order; the user's own files come last unless they were put elsewhere.
func (p packing) chosen() []string {
	var ids []string
	for _, id := range p.request.List(packetDocuments) {
		if !slices.Contains(ids, id) {
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

// documents lists the documents that are chosen and may be made for the audience.
func (p packing) documents() []Document {
	var list []Document
	for _, id := range p.chosen() {
		if d, known := p.catalogue.Find(id); known && slices.Contains(d.Audiences, p.request.Edition.Audience) {
			list = append(list, d)
		}
	}
	return list
}

// usual lists what a packet for the audience consists of when nothing was chosen: what is in every packet and whatever
// is made for just these readers. What is one file a person is for that person alone.
func (p packing) usual() []string {
	var ids []string
	for _, d := range p.catalogue {
		files, _ := d.Option(filesOption)
		usual, _ := files.Value(files.Default)
		if usual.Split == PerPerson && len(p.request.People) == 0 {
			continue
		}
		audience := p.request.Edition.Audience
		forThem := d.Audiences[0] == audience && slices.Contains(d.Formats, request.PDF)
		if forThem || d.Delivery.InEveryPacket && slices.Contains(d.Audiences, audience) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// UsualParts returns the IDs of the documents that a packet for the request's audience consists of when none were
// chosen; none of another document.
func (d Document) UsualParts(r request.Request) []string {
	if d.packet == nil {
		return nil
	}
	return d.packet.of(r).usual()
}

// part is a document of the packet with the request for it.
type part struct {
	Document
	request request.Request
	listed  bool // it begins with the list of what has changed
}

// part returns a document of the packet, and why it is left out, if it is.
func (p packing) part(id string) (part, *Finding) {
	d, _ := p.catalogue.Find(id)
	r := p.request
	r.Format = ""
	r.Options = nil
	r.Progress = nil
	r.Attachments = nil
	r.Release = nil
	if slices.Contains(d.Formats, request.PDF) {
		r.Format = request.PDF
	}
	if files, several := d.Option(filesOption); several && files.allows(oneFile) {
		r.Options = request.Options{filesOption: oneFile}
	}
	if r.Since != nil { // each part shows what of it concerns that part
		r.Since = comparison{r.Sent, r.Edition}.shownBy(r.Since, len(r.People) > 0, d)
	}
	one := part{d, r, r.Since != nil && !p.merged() && d.Succeeds()}
	switch {
	case !slices.Contains(d.Audiences, r.Edition.Audience):
		return one, p.leftOut(d, "left-out.audience", r.Edition.Audience.Name(r.Language))
	case r.Format == "" && p.merged():
		return one, p.leftOut(d, "left-out.format", strings.ToUpper(string(d.Formats[0])))
	}
	for _, f := range d.Findings(r) {
		if isEmpty(f) && f.Rule != RuleNoStop || f.Rule == RuleRequest {
			return one, p.leftOut(d, "left-out", f.Text)
		}
	}
	return one, nil
}

// make makes the files of the part.
func (p part) make(ctx context.Context) ([]request.File, error) {
	r, err := p.complete(p.request)
	if err != nil {
		return nil, err
	}
	return p.files(ctx, r, p.listed)
}

func (p packing) leftOut(d Document, text, why string) *Finding {
	l := p.request.Language
	values := locale.Values{"Document": d.Title(l), "Why": why}
	return &Finding{Rule: RuleLeftOut, Severity: program.SeverityWarning, Text: findingText(l, text, values)}
}

func (p packing) findings() []Finding {
	var found []Finding
	known := map[string]bool{}
	parts := 0
	for _, id := range p.chosen() {
		if id == ownFiles {
			continue
		}
		part, out := p.part(id)
		if out != nil {
			found = append(found, *out)
			continue
		}
		parts++
		for _, f := range part.Findings(part.request) {
			if key := f.Rule + string(f.Person) + f.Text; !known[key] {
				known[key] = true
				found = append(found, f)
			}
		}
	}
	for _, file := range p.request.Attachments {
		parts++
		found = append(found, p.ownFile(file))
	}
	if parts == 0 {
		found = append(found, Finding{Rule: RuleNoPeople, Severity: program.SeverityError, Text: p.nothing()})
	}
	return found
}

func (p packing) ownFile(file request.File) Finding {
	l := p.request.Language
	if err := merge.Check(file.Data); err != nil {
		return Finding{Rule: RuleOwnFile, Severity: program.SeverityError, Text: unreadable(l, file.Name, err)}
	}
	return Finding{
		Rule: RuleOwnFile, Severity: program.SeverityHint,
		Text: findingText(l, RuleOwnFile, locale.Values{"File": file.Name}),
	}
}

// unreadable describes why a file cannot be part of a packet.
func unreadable(l locale.Language, name string, err error) string {
	values := locale.Values{"File": name}
	if page, is := errors.AsType[*merge.PageError](err); is {
		values["Page"] = page.Page
	}
	switch {
	case errors.Is(err, merge.ErrCut):
		return findingText(l, "own-file.cut", values)
	case errors.Is(err, merge.ErrLayer):
		return findingText(l, "own-file.layer", values)
	case errors.Is(err, merge.ErrPicture):
		return findingText(l, "own-file.picture", values)
	}
	return findingText(l, "own-file.unreadable", values)
}

// nothing is the message about a packet without any part.
func (p packing) nothing() string { return findingText(p.request.Language, "empty-packet", nil) }

// files makes the parts and puts them together.
func (p packing) files(ctx context.Context, d Document, listed bool) ([]request.File, error) {
	made, err := p.made(ctx)
	if err != nil {
		return nil, err
	}
	if len(made) == 0 {
		return nil, &sentence{text: p.nothing()}
	}
	if !p.merged() {
		return numbered(made), nil
	}
	r := p.request
	parts := make([]merge.Part, len(made))
	for i, file := range made {
		parts[i] = merge.Part{Title: strings.TrimSuffix(file.Name, filepath.Ext(file.Name)), PDF: file.Data}
	}
	var merged bytes.Buffer
	if err := merge.Packet(ctx, &merged, r, parts); err != nil {
		return nil, p.explained(err)
	}
	data := merged.Bytes()
	if listed {
		if data, err = d.withChanges(r, data); err != nil {
			return nil, err
		}
	}
	return []request.File{{Name: names{}.next(d.stem("file", r)+" - "+subjectOf(r), request.PDF), Data: data}}, nil
}

// made makes every part. A part of a single file has the document's title; the user's own files keep their names.
func (p packing) made(ctx context.Context) ([]request.File, error) {
	var files []request.File
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
		part, out := p.part(id)
		if out != nil {
			continue
		}
		made, err := part.make(ctx)
		title := part.Title(p.request.Language)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", title, err)
		}
		if len(made) == 1 {
			made[0].Name = names{}.next(title, request.Format(strings.TrimPrefix(filepath.Ext(made[0].Name), ".")))
		}
		files = append(files, made...)
		p.request.Report(i+1, len(ids))
	}
	return files, ctx.Err()
}

// own returns the user's files with nothing in them but their pages.
func (p packing) own() ([]request.File, error) {
	var files []request.File
	for _, file := range p.request.Attachments {
		var data bytes.Buffer
		title := strings.TrimSuffix(filepath.Base(file.Name), filepath.Ext(file.Name))
		part := merge.Part{Title: title, PDF: file.Data}
		if err := merge.Plain(&data, part, p.request.Language); err != nil {
			return nil, p.explained(err)
		}
		files = append(files, request.File{Name: title + ".pdf", Data: data.Bytes()})
	}
	return files, nil
}

func (p packing) explained(err error) error {
	var part *merge.PartError
	if errors.As(err, &part) && errors.Is(err, merge.ErrPDF) {
		return &sentence{unreadable(p.request.Language, part.Title, err), err}
	}
	return err
}

// numbered names files by their place in the packet.
func numbered(files []request.File) []request.File {
	taken := names{}
	for i := range files {
		files[i].Name = taken.safeName(fmt.Sprintf("%02d %s", i+1, files[i].Name))
	}
	return files
}
