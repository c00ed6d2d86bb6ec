package command

import (
	_ "embed"
	"strings"

	"github.com/alecthomas/kong"
)

//go:embed help.txt
var helpText string

// help holds the text below the flags of each command, flagHelp the longer texts of flags by the names in their tags.
var help, flagHelp = readHelp()

func readHelp() (map[string]string, kong.Vars) {
	texts, flags := map[string]string{}, kong.Vars{}
	for section := range strings.SplitSeq(helpText, "\n# ") {
		name, text, _ := strings.Cut(section, "\n")
		texts[name] = strings.TrimRight(text, "\n")
	}
	for line := range strings.SplitSeq(texts["flags"], "\n") {
		name, text, _ := strings.Cut(line, ": ")
		flags[name] = text
	}
	return texts, flags
}
