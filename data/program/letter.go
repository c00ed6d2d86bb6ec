package program

import (
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
)

// LetterText is the program's own text of a letter in a language, in place of the ready one. It is written for those
// who get the letter, so that each audience of letters may have it.
type LetterText struct {
	Letter   string          `json:"letter"   audience:"participants"` // its ID
	Language locale.Language `json:"language" audience:"participants"`
	Text     string          `json:"text"     audience:"participants"`
}

// SentLetter notes that somebody got a letter.
type SentLetter struct {
	Letter string     `json:"letter" audience:"participants"` // its ID
	To     ID         `json:"to"     audience:"participants"` // a contact, a person or an organisation
	On     civil.Date `json:"on"     audience:"participants"` // the day on which it was last saved or printed
}

// Title returns what the letter is called.
func (s SentLetter) Title(l locale.Language) string { return LetterTitle(s.Letter, l) }

// LetterTitle returns what a letter is called.
func LetterTitle(id string, l locale.Language) string { return l.Name("option.letters.letter", id) }

// LetterTexts are a program's own texts of letters.
type LetterTexts []LetterText

// Find returns the program's own text of a letter in a language, whatever its region; empty where there is none.
func (own LetterTexts) Find(letter string, l locale.Language) string {
	i := slices.IndexFunc(own, func(t LetterText) bool {
		return t.Letter == letter && t.Language.Is(l)
	})
	if i < 0 {
		return ""
	}
	return own[i].Text
}

// With returns the texts with another, which replaces the one of its letter and language. Without a text that one is
// removed.
func (own LetterTexts) With(text LetterText) LetterTexts {
	next := slices.DeleteFunc(slices.Clone(own), func(t LetterText) bool {
		return t.Letter == text.Letter && t.Language.Is(text.Language)
	})
	if text.Text == "" {
		return next
	}
	return append(next, text)
}

// SentLetters are the notes of who got which letter.
type SentLetters []SentLetter

// To returns the letters that a contact, a person or an organisation got, as they were noted.
func (sent SentLetters) To(id ID) SentLetters {
	return slices.DeleteFunc(slices.Clone(sent), func(s SentLetter) bool { return s.To != id })
}

// On returns the day on which somebody got a letter; zero: it is not noted.
func (sent SentLetters) On(letter string, to ID) civil.Date {
	i := slices.IndexFunc(sent, func(s SentLetter) bool { return s.Letter == letter && s.To == to })
	if i < 0 {
		return civil.Date{}
	}
	return sent[i].On
}

// With returns the notes with further ones, each of which replaces the earlier of the same letter to the same reader.
func (sent SentLetters) With(notes ...SentLetter) SentLetters {
	next := slices.Clone(sent)
	for _, note := range notes {
		i := slices.IndexFunc(next, func(s SentLetter) bool { return s.Letter == note.Letter && s.To == note.To })
		if i < 0 {
			next = append(next, note)
			continue
		}
		next[i] = note
	}
	return next
}

// WithSentLetters returns the program with further notes of letters that were sent.
func (p *Program) WithSentLetters(notes SentLetters) *Program {
	return p.With(func(next *Program) { next.SentLetters = p.SentLetters.With(notes...) })
}

// letters checks the texts of letters and the notes of those that were sent.
func (found problems) letters(p *Program) {
	for _, t := range p.Letters {
		found.add("Letters", t.Letter == "", "A text does not name its letter.")
		found.language("Letters", string(t.Language))
		found.add("Letters", len(t.Text) > LongestText, "The text of a letter is too long: shorten it.")
	}
	for _, s := range p.SentLetters {
		found.add("SentLetters", s.Letter == "" || !s.To.Valid() || !s.On.Valid(),
			"The note of a letter that was sent lacks the letter, the recipient or the day.")
	}
}
