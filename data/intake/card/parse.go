package card

import (
	"strings"

	"laurel/data/intake/value"
)

// split divides a file into its cards, and writes each as version 3 does, which is what the library reads: version 2.1
// names types without TYPE= and encodes texts as quoted-printable. A card that was cut off is the last one.
func split(content []byte) (cards []string) {
	var lines []string // of the card that is open; nil: none is
	add := func() {
		cards = append(cards, strings.Join(lines, "\r\n")+"\r\n")
		lines = nil
	}
	for _, text := range value.ContentLines(joinSoftBreaks(string(content))) {
		switch upper := strings.ToUpper(strings.TrimSpace(text)); {
		case upper == "BEGIN:VCARD":
			lines = []string{upper}
		case upper == "END:VCARD" && lines != nil:
			lines = append(lines, upper)
			add()
		case lines != nil:
			lines = append(lines, modern(text))
		}
	}
	if len(lines) > 1 {
		add()
	}
	return cards
}

// joinSoftBreaks joins lines of quoted-printable texts, which end in = where they continue.
func joinSoftBreaks(text string) string {
	var out strings.Builder
	quoted := false
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if !quoted {
			name, _, _ := strings.Cut(line, ":")
			quoted = strings.Contains(strings.ToUpper(name), "QUOTED-PRINTABLE")
		}
		if start, continues := strings.CutSuffix(line, "="); quoted && continues {
			out.WriteString(start)
			continue
		}
		quoted = false
		out.WriteString(line + "\n")
	}
	return out.String()
}

// modern writes a property of version 2.1 as version 3 does.
func modern(text string) string {
	name, content, found := strings.Cut(text, ":")
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
		breaks := strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`)
		content = breaks.Replace(value.QuotedPrintable(content, charset))
	}
	return strings.Join(kept, ";") + ":" + content
}
