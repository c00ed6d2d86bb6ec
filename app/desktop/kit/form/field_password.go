package form

// NewPasswordField asks for a word that nobody else in the room shall read: dots are shown, and an eye to look.
func NewPasswordField(key, label string) *TextField {
	f := newTextField(key, label, false, 0)
	f.entry.Password = true
	return f
}
