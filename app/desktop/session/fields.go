package session

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"laurel/app/desktop/kit"
	"laurel/data/program"
)

// PositionField asks for coordinates in whichever form people copy them, a map's link too, and shows them in degrees.
func PositionField(key, label string, at program.Position) *kit.TextField {
	return kit.NewTextField(key, label).SetValue(at.String()).SetPlaceholder(lang.L("e.g. 38.8895, -77.0353")).
		Understand(func(text string) (string, string) {
			at, err := program.ParsePosition(text)
			switch {
			case errors.Is(err, program.ErrPositionLink):
				return "", lang.L("This link holds no coordinates. Open it in a browser and copy the long address from there, or the two numbers.")
			case err != nil:
				return "", lang.L("Type latitude and longitude, such as 38.8895, -77.0353, or paste a map's link.")
			}
			return at.String(), ""
		})
}

// PositionOf is the answer to a PositionField without a complaint.
func PositionOf(f *kit.TextField) program.Position {
	at, err := program.ParsePosition(f.Value())
	if err != nil {
		return program.Position{}
	}
	return at
}

// InWords are the sentences at the fields that validation found, in the window's language; other errors stay as they are.
func InWords(err error) error {
	var invalid *program.Invalid
	if !errors.As(err, &invalid) {
		return err
	}
	found := kit.Problems{}
	for field, message := range invalid.Fields() {
		found[field] = lang.L(message)
	}
	return found
}
