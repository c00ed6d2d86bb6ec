package conference

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"laurel/data/intake/value"
)

// xmlParser goes through a file event by event, so that what is in one that was cut off is read.
type xmlParser struct {
	*conference
	decoder *xml.Decoder
	found   bool // it is a schedule
	within  within
}

func parseXML(content []byte) (*conference, error) {
	if !bytes.HasPrefix(content, []byte("<")) || bytes.IndexByte(content, 0) >= 0 {
		content = []byte(value.Decode(content))
	}
	decoder := xml.NewDecoder(bytes.NewReader(content))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	decoder.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		if known, err := htmlindex.Get(charset); err == nil && !strings.HasPrefix(strings.ToLower(charset), "utf-16") {
			return known.NewDecoder().Reader(input), nil
		}
		return input, nil
	}
	p := xmlParser{conference: &conference{}, decoder: decoder}
	for !p.cut {
		token, err := decoder.Token()
		if err != nil && !p.found {
			return nil, value.Text("this XML file is no frab or Pentabarf schedule").Because(err)
		}
		if err != nil {
			p.cut = !errors.Is(err, io.EOF)
			break
		}
		if start, opens := token.(xml.StartElement); opens {
			p.element(start)
		}
	}
	return p.conference, nil
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
