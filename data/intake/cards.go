package intake

import (
	"cmp"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/emersion/go-vcard"

	"laurel/data/program"
)

// cards is a vCard file (versions 2.1, 3.0 and 4.0), one text a card.
type cards []string

// readCards divides the file, and writes each card as version 3 does, which is what the library reads: version 2.1 names types without TYPE= and puts texts into
// quoted-printable.
func readCards(content []byte) cards {
	var all cards
	var card []string
	for _, text := range contentLines(joinSoftBreaks(decodeText(content))) {
		switch upper := strings.ToUpper(strings.TrimSpace(text)); {
		case upper == "BEGIN:VCARD":
			card = []string{"BEGIN:VCARD"}
		case upper == "END:VCARD" && card != nil:
			all = append(all, strings.Join(append(card, "END:VCARD"), "\r\n")+"\r\n")
			card = nil
		case card != nil:
			card = append(card, modern(text))
		}
	}
	if len(card) > 1 {
		all = append(all, strings.Join(card, "\r\n")+"\r\n") // the file was cut off
	}
	return all
}

// joinSoftBreaks joins lines of quoted-printable texts, which end in = where they go on.
func joinSoftBreaks(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	var out strings.Builder
	quoted := false
	for _, line := range lines {
		if !quoted {
			name, _, _ := strings.Cut(line, ":")
			quoted = strings.Contains(strings.ToUpper(name), "QUOTED-PRINTABLE")
		}
		if quoted && strings.HasSuffix(line, "=") {
			out.WriteString(strings.TrimSuffix(line, "="))
			continue
		}
		quoted = false
		out.WriteString(line + "\n")
	}
	return out.String()
}

// modern writes a property of version 2.1 as version 3 does.
func modern(text string) string {
	name, value, found := strings.Cut(text, ":")
	if !found || strings.Count(name, `"`)%2 == 1 {
		return text
	}
	parts := strings.Split(name, ";")
	charset, quoted := "", false
	kept := parts[:1]
	for _, p := range parts[1:] {
		key, set, hasValue := strings.Cut(p, "=")
		switch upper := strings.ToUpper(key); {
		case upper == "CHARSET":
			charset = set
		case upper == "QUOTED-PRINTABLE", upper == "ENCODING" && strings.EqualFold(set, "QUOTED-PRINTABLE"):
			quoted = true
		case hasValue:
			kept = append(kept, p)
		case key != "":
			kept = append(kept, "TYPE="+key)
		}
	}
	if quoted {
		value = strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(quotedPrintable(value, charset))
	}
	return strings.Join(kept, ";") + ":" + value
}

// cardFile is a file of cards: contacts at organisations, or people of the delegation.
type cardFile struct {
	cards
	kind Kind
}

func (c cardFile) title() string { return "" }

func (c cardFile) fill(ctx context.Context, g *gathered) error {
	var people []line
	for i, text := range c.cards {
		if err := ctx.Err(); err != nil {
			return err
		}
		card, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
		if err != nil && !errors.Is(err, io.EOF) {
			g.problem(i+1, say("card"), say("This card cannot be read; it was cut off or is damaged."))
			continue
		}
		if c.kind == Roster {
			people = append(people, cardLine(i+1, card))
			continue
		}
		who := someone{
			identity: card.Value(vcard.FieldUID), name: cardName(card), honorific: cardPart(card, vcard.FieldName, 3),
			title: oneLine(cmp.Or(card.Value(vcard.FieldTitle), card.Value(vcard.FieldRole))), organisation: cardPart(card, vcard.FieldOrganization, 0),
			phone: strings.TrimPrefix(preferred(card, vcard.FieldTelephone), "tel:"), notes: clean(card.Value(vcard.FieldNote)),
		}
		who.email = g.address(i+1, described("contact", who.name), preferred(card, vcard.FieldEmail))
		for _, f := range card[vcard.FieldLanguage] {
			if tag := languageNamed(f.Value); tag != "" {
				who.languages = append(who.languages, program.Spoken{Language: tag})
			}
		}
		g.card(i+1, who, cardAddress(card), card.Value(vcard.FieldURL))
	}
	if c.kind == Roster {
		p := part{layout: &layout{kind: Roster}}
		p.roster(g, people, &dayReader{})
	}
	return nil
}

// cardLine is a card as a row of a roster.
func cardLine(row int, card vcard.Card) line {
	l := line{row: row, cells: map[string][]string{}}
	phone := strings.TrimPrefix(preferred(card, vcard.FieldTelephone), "tel:")
	for field, text := range map[string]string{
		"id": card.Value(vcard.FieldUID), "given": cardPart(card, vcard.FieldName, 1), "family": cardPart(card, vcard.FieldName, 0), "name": cardName(card), "honorific": cardPart(card, vcard.FieldName, 3),
		"position": card.Value(vcard.FieldTitle), "affiliation": cardPart(card, vcard.FieldOrganization, 0), "phone": phone, "email": preferred(card, vcard.FieldEmail),
		"birth-date": card.Value(vcard.FieldBirthday), "notes": card.Value(vcard.FieldNote), "pronunciation": card.Value("X-PHONETIC-FIRST-NAME"),
	} {
		if text = clean(text); text != "" {
			l.cells[field] = []string{text}
		}
	}
	if parts := structured(preferred(card, vcard.FieldAddress)); len(parts) > 6 && countryNamed(parts[6]) != "" {
		l.cells["country"] = []string{parts[6]}
	}
	var languages []string
	for _, f := range card[vcard.FieldLanguage] {
		if languageNamed(f.Value) != "" {
			languages = append(languages, f.Value)
		}
	}
	if len(languages) > 0 {
		l.cells["languages"] = []string{strings.Join(languages, ", ")}
	}
	return l
}

// cardName is the name as it is to be shown, or given and family name.
func cardName(card vcard.Card) string {
	given, family := cardPart(card, vcard.FieldName, 1), cardPart(card, vcard.FieldName, 0)
	name := oneLine(cmp.Or(card.PreferredValue(vcard.FieldFormattedName), given+" "+family))
	honorific := cardPart(card, vcard.FieldName, 3)
	if rest, found := strings.CutPrefix(name, honorific+" "); found && honorific != "" {
		return rest
	}
	return name
}

// cardPart is one part of a value that has several, such as N and ORG.
func cardPart(card vcard.Card, field string, part int) string {
	parts := structured(card.Value(field))
	if part >= len(parts) {
		return ""
	}
	return oneLine(parts[part])
}

// structured divides at the semicolons that are not escaped.
func structured(value string) []string {
	var parts []string
	var current strings.Builder
	for i := 0; i < len(value); i++ {
		switch {
		case value[i] == '\\' && i+1 < len(value) && value[i+1] == ';':
			current.WriteByte(';')
			i++
		case value[i] == ';':
			parts = append(parts, current.String())
			current.Reset()
		default:
			current.WriteByte(value[i])
		}
	}
	return append(parts, current.String())
}

// preferred is the value that the card prefers, or one for work, or the first that is no fax.
func preferred(card vcard.Card, field string) string {
	best, bestScore := "", -1
	for _, f := range card[field] {
		score := 1
		for _, kind := range f.Params[vcard.ParamType] {
			switch strings.ToUpper(kind) {
			case "FAX", "PAGER":
				score -= 10
			case "PREF":
				score += 4
			case "WORK":
				score += 2
			}
		}
		if f.Params.Get("PREF") != "" {
			score += 4
		}
		if score > bestScore && f.Value != "" {
			best, bestScore = strings.TrimSpace(f.Value), score
		}
	}
	return best
}

func cardAddress(card vcard.Card) string {
	parts := structured(preferred(card, vcard.FieldAddress))
	var lines []string
	for i, p := range parts {
		if p = oneLine(p); p != "" && i < 7 {
			lines = append(lines, p)
		}
	}
	return strings.Join(lines, ", ")
}
