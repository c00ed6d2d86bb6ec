package dialog

// What the types of this package implement, checked by the compiler.
var (
	_ = []Dialogs{(*Fake)(nil)}
	_ = []FilePicker{(*FakeFilePicker)(nil)}
)
