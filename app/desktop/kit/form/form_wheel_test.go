package form_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/form"
)

func TestTheWheelScrollsAFormAlsoOverItsEntries(t *testing.T) {
	light(t)
	f := form.New("Many", nil)
	var last *form.TextField
	for i := range 20 {
		last = form.NewLongField(strconv.Itoa(i), "Field", 3)
		f.Group("", last)
	}
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(400, 300))
	top := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y }
	before := top()
	test.Scroll(w.Canvas(), fyne.NewPos(200, 80), 0, -50)
	if moved := before - top(); moved <= 0 {
		t.Errorf("the wheel over a text moves the form by %v", moved)
	}
}

func TestATextIsShownInItsUsualForm(t *testing.T) {
	light(t)
	field := form.NewTextField("shout", "Shout").SetValue("LOUD").Understand(func(text string) (string, string) {
		if strings.ContainsAny(text, "0123456789") {
			return "", "No digits."
		}
		return strings.ToUpper(text), ""
	})
	w := test.NewTempWindow(t, field)
	w.Canvas().Focus(field.Target())
	field.Type("quiet")
	if field.Value() != "quiet" || field.Complaint() != "" {
		t.Errorf("while it is typed it is %q, %q", field.Value(), field.Complaint())
	}
	w.Canvas().Unfocus()
	if field.Value() != "QUIET" || !field.Changed() {
		t.Errorf("once the keyboard has left it is %q", field.Value())
	}
	w.Canvas().Focus(field.Target())
	field.Type("4")
	w.Canvas().Unfocus()
	if field.Value() != "4" || field.Message() != "No digits." || field.Complaint() != "No digits." {
		t.Errorf("a refused text is %q and says %q", field.Value(), field.Message())
	}
	field.Type("")
	if field.Complaint() != "" {
		t.Errorf("an empty text says %q", field.Complaint())
	}
}

func TestANumberInLineKeepsItsFullLabel(t *testing.T) {
	light(t)
	field := form.NewNumberField("n", "A label that is much too long for one line of a narrow window", 1,
		9).SetSome(0).InLine(60)
	field.SetHelp("usually 4")
	if _, given := field.Value(); given || field.Changed() {
		t.Error("0 is taken for an answer")
	}
	w := test.NewTempWindow(t, field)
	w.Resize(fyne.NewSize(260, 300))
	narrow := field.MinSize().Height
	w.Resize(fyne.NewSize(900, 300))
	if wide := field.MinSize().Height; narrow <= wide {
		t.Errorf("the label does not wrap: %v high in a narrow window, %v in a wide one", narrow, wide)
	}
}
