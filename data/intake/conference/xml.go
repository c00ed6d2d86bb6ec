package conference

import (
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"laurel/data/intake/value"
	"laurel/data/limit"
)

// xmlParser goes through a file event by event, so that what is in one that was cut off is read.
type xmlParser struct {
	*conference
	decoder *xml.Decoder
	found   bool // it is a schedule
	within  within
}

func parseXML(ctx context.Context, content []byte) (*conference, error) {
	if !bytes.HasPrefix(content, []byte("<")) || bytes.IndexByte(content, 0) >= 0 {
		content = []byte(value.Decode(content))
	}
	if err := tagsFit(content); err != nil {
		return nil, err
	}
	decoder := xml.NewDecoder(limit.NewReader(ctx, bytes.NewReader(content), int64(len(content))))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	decoder.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		if known, err := htmlindex.Get(charset); err == nil && !strings.HasPrefix(strings.ToLower(charset), "utf-16") {
			return known.NewDecoder().Reader(input), nil
		}
		return input, nil
	}
	nested := &levels{from: decoder}
	p := xmlParser{conference: &conference{}, decoder: xml.NewTokenDecoder(nested)}
	for !p.cut {
		token, err := p.decoder.Token()
		if cause := cmp.Or(nested.failed, ctx.Err()); cause != nil {
			return nil, cause
		}
		if err != nil && !p.found {
			return nil, value.Text("this XML file is not a frab or Pentabarf schedule").Because(err)
		}
		if err != nil {
			p.cut = !errors.Is(err, io.EOF)
			break
		}
		if start, opens := token.(xml.StartElement); opens {
			p.element(start)
		}
	}
	return p.conference, cmp.Or(nested.failed, ctx.Err())
}

// tagsFit refuses a file with a tag that is longer than any is: the decoder keeps the whole of it.
func tagsFit(content []byte) error {
	for piece := range bytes.SplitSeq(content, []byte(">")) {
		if len(piece) > limit.PieceBytes {
			return limit.TooLarge(limit.PieceBytes)
		}
	}
	return nil
}

// levels passes the tokens of a decoder on as long as they are not nested too deep.
type levels struct {
	from   *xml.Decoder
	depth  int
	events int
	failed error
}

// Token implements xml.TokenReader.
func (l *levels) Token() (xml.Token, error) {
	if l.failed != nil {
		return nil, l.failed
	}
	token, err := l.from.Token()
	switch element := token.(type) {
	case xml.StartElement:
		l.depth++
		if element.Name.Local == "event" {
			l.events++
		}
	case xml.EndElement:
		l.depth--
	}
	if l.depth > limit.Depth {
		l.failed = limit.TooDeep()
	} else if l.events > limit.Events {
		l.failed = limit.TooMany(limit.Events, "limit.events")
	}
	return token, err
}

func (p *xmlParser) element(start xml.StartElement) {
	switch start.Name.Local {
	case "schedule":
		p.found = true
	case "conference":
		var found about
		if p.decoder.DecodeElement(&found, &start) == nil {
			p.about = found
		}
	case "day":
		p.within.day = attribute(start, "date")
		p.within.dayStart = attribute(start, "start")
	case "room":
		p.within.room = attribute(start, "name")
	case "event":
		p.event(start)
	}
}

// event reads an event: the texts of its attributes and of the elements in it.
func (p *xmlParser) event(start xml.StartElement) {
	var element struct {
		Attributes []xml.Attr `xml:",any,attr"`
		Parts      []struct {
			XMLName xml.Name
			Text    value.Loose `xml:",chardata"`
			Persons []person    `xml:"person"`
		} `xml:",any"`
	}
	if p.cut = p.decoder.DecodeElement(&element, &start) != nil; p.cut {
		return
	}
	e := event{within: p.within, texts: texts{}}
	for _, a := range element.Attributes {
		e.texts[a.Name.Local] = value.Loose(a.Value)
	}
	for _, part := range element.Parts {
		e.texts[part.XMLName.Local] = part.Text
		e.Persons = append(e.Persons, part.Persons...)
	}
	p.events = append(p.events, e)
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
