// Package form contains the form, its fields, and the list that is searched by typing. It knows no domain.
//
//	given := form.NewTextField("given", "Given name").SetValue(p.Given)
//	born := form.NewDateField("born", "Date of birth").SetValue(p.Born)
//	f := form.New("Edit person", func() error { return store.Edit(...) })
//	f.Group("Identity", form.Beside(given, family), born)
//	f.OnClosed = func(saved bool) {...}
//	dialogs.ShowForm(f)     // or put f itself in a pane; without OnClosed it stays
//
// Submit may return an error that implements FieldErrors (Fields() map[string]string, found with errors.As), or
// Problems. Fields: NewTextField, NewLongField, NewNumberField, NewDateField, NewTimeField, NewChoiceField (up to 30
// options), NewPickerField, NewMultiPickerField (searchable), NewAnswerField (unknown, yes, no), NewNeedField (not
// asked, none, a text), NewPhotoField (Drop accepts the files of Window.SetOnDropped). FilterByPicker opens a picker
// below any object. Each has SetValue, Value, SetHelp and a method to answer as a person would (Type, Choose, Answer).
package form

import "laurel/app/desktop/kit/look"

// dp scales a length of the drawings at 100 %.
func dp(length float32) float32 { return look.Dp(length) }
