package value

import (
	"net/mail"
	"regexp"
	"slices"
	"strings"
)

var addressForm = regexp.MustCompile(`[^\s<>()\[\]{},;:"'|/\\]+@[^\s<>()\[\]{},;:"'|/\\]+\.[\pL\pN-]+`)

// isAddress reports whether a text is an address of the usual form, of which nothing is to be looked for.
func isAddress(text string) bool {
	const usual = "abcdefghijklmnopqrstuvwxyz0123456789"
	name, domain, _ := strings.Cut(text, "@")
	for _, part := range []string{name, domain} {
		if part == "" || strings.Trim(part, usual+"-_.") != "" || strings.Contains(part, "..") ||
			strings.Trim(part[:1]+part[len(part)-1:], usual) != "" {
			return false
		}
	}
	return strings.Contains(domain, ".") && !strings.Contains(domain, "_")
}

// Emails finds the e-mail addresses in a text, each once.
func Emails(text string) (all []string) {
	if isAddress(text) {
		return []string{text}
	}
	for _, found := range addressForm.FindAllString(Visible(text), -1) {
		parsed, err := mail.ParseAddress(strings.Trim(found, ".-"))
		if err == nil && !slices.Contains(all, parsed.Address) {
			all = append(all, parsed.Address)
		}
	}
	return all
}
