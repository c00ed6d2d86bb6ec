package form

import (
	"encoding/json"
	"fmt"
	"strconv"

	"laurel/app/desktop/kit/look"
)

// kept is a field of which what was typed can be kept and put in again. A password and a picture are not kept.
type kept interface {
	Field
	typed() (text string, isKept bool)
	retype(text string)
}

// Typed returns what a person has typed or chosen and not saved, by the keys of the fields; nothing while nothing is
// changed.
func (f *Form) Typed() map[string]string {
	typed := map[string]string{}
	if !f.Changed() {
		return typed
	}
	f.eachKept(func(key string, field kept) {
		if text, isKept := field.typed(); isKept && (f.KeepsAll || field.Changed()) {
			typed[key] = text
		}
	})
	return typed
}

// Retype puts what was typed in again, as a person would; what the form has no field for is passed over.
func (f *Form) Retype(typed map[string]string) {
	f.eachKept(func(key string, field kept) {
		if text, was := typed[key]; was {
			field.retype(text)
		}
	})
}

// eachKept visits the fields that can be kept, each with a key of its own.
func (f *Form) eachKept(visit func(key string, field kept)) {
	seen := map[string]int{}
	for _, field := range f.fields {
		key := field.Key()
		seen[key]++
		if seen[key] > 1 {
			key += fmt.Sprint("#", seen[key])
		}
		if k, is := field.(kept); is {
			visit(key, k)
		}
	}
}

// Done reports to OnTyped that what was typed is saved or thrown away.
func (f *Form) Done() { look.Call(f.OnTyped, true) }

func (f *typedField[T]) typed() (string, bool) { return f.entry.Text, !f.secret }

func (f *typedField[T]) retype(text string) { f.Type(text) }

func (f *ChoiceField) typed() (string, bool) { return f.Value(), true }

func (f *ChoiceField) retype(text string) { f.Choose(text) }

func (f *PickerField) typed() (string, bool) {
	text, err := json.Marshal(f.chosen)
	return string(text), err == nil
}

func (f *PickerField) retype(text string) {
	var chosen []string
	if json.Unmarshal([]byte(text), &chosen) == nil {
		f.chosen = chosen
		f.box.show()
		f.reportChanged()
	}
}

func (f *AnswerField) typed() (string, bool) { return strconv.Itoa(int(f.Value())), true }

func (f *AnswerField) retype(text string) {
	if n, err := strconv.Atoi(text); err == nil {
		f.Answer(Answer(n))
	}
}

func (f *NeedField) typed() (string, bool) {
	text, err := json.Marshal(f.Value())
	return string(text), err == nil
}

func (f *NeedField) retype(text string) {
	var n Need
	if json.Unmarshal([]byte(text), &n) == nil {
		f.Answer(n)
	}
}
