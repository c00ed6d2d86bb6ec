package form_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/form"
)

func TestAPasswordIsTypedUnseen(t *testing.T) {
	test.NewTempApp(t)
	field := form.NewPasswordField("password", "Password")
	window := test.NewTempWindow(t, field)
	window.Canvas().Focus(field.Target())
	test.Type(field.Target(), "laurel 2023")
	if field.Value() != "laurel 2023" || !field.Changed() {
		t.Errorf("the value is %q, changed %v", field.Value(), field.Changed())
	}
	dots := false
	for _, o := range test.LaidOutObjects(field) {
		text, ok := o.(*canvas.Text)
		if ok && text.Text == "laurel 2023" {
			t.Error("the password can be read")
		}
		dots = dots || ok && text.Text == strings.Repeat("•", 11)
	}
	if !dots {
		t.Error("no dots are shown")
	}
}
