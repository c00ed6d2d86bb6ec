package evaluation

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"laurel/app/desktop/session"
	"laurel/data/program"
	"laurel/data/program/ready"
	"laurel/data/programtest"
)

// evaluated is a program with the ready forms, a person, two stops and two meetings.
func evaluated() *program.Program {
	p := programtest.Delegation(2, 3)
	p.Forms = ready.Forms("en")
	return p
}

// hands type with the keyboard alone, and count the keys.
type hands struct {
	h    *harness
	keys int
}

func (k *hands) focused() fyne.Focusable {
	k.h.shared.Runner.Flush()
	return k.h.shared.Window.Canvas().Focused()
}

func (k *hands) runes(text string) {
	for _, r := range text {
		k.keys++
		k.focused().TypedRune(r)
	}
}

func (k *hands) key(name fyne.KeyName) {
	k.keys++
	k.h.shared.Runner.Flush()
	if name == fyne.KeyTab {
		k.h.shared.Window.Canvas().(interface{ FocusNext() }).FocusNext()
		return
	}
	k.focused().TypedKey(&fyne.KeyEvent{Name: name})
}

func (k *hands) save() {
	k.keys++
	k.focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{
		KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault,
	})
	k.h.shared.Runner.Flush()
}

// typeInto opens a form to type answers in.
func (h *harness) typeInto(f *program.Form) *hands {
	h.real()
	h.typeIn(f)
	return &hands{h: h}
}

func TestAFormIsTypedInByKeysAlone(t *testing.T) {
	h := openHarness(t, evaluated(), nil)
	form := h.formOf(program.Overall)
	k := h.typeInto(form)
	k.runes("54345543") // eight scales
	k.runes("More time.")
	k.key(fyne.KeyReturn)
	k.key(fyne.KeyReturn)
	k.runes("Lunch")
	k.save()
	if k.keys > 8+10+2+5+1 {
		t.Errorf("a form takes %d keys", k.keys)
	}
	k.runes("1")
	k.key(fyne.KeyDown) // nothing
	k.runes("9")        // not on the scale
	k.runes("2")
	k.key(fyne.KeyUp)
	k.key(fyne.KeyBackspace)
	k.save()
	given := h.s.Program().Responses
	if len(given) != 2 || !slices.IsSortedFunc(given, func(a, b *program.Response) int {
		return cmpIDs(a.ID, b.ID)
	}) {
		t.Fatalf("stored %v", given)
	}
	first, second := given[0], given[1]
	if len(first.Answers) < len(second.Answers) {
		first, second = second, first
	}
	a, _ := first.Answer("at-home")
	missing, _ := first.Answer("missing")
	knowledge, _ := first.Answer("knowledge")
	if len(first.Answers) != 10 || a.Text != "More time." || missing.Text != "Lunch" || knowledge.Number != 5 ||
		first.Person != "" || first.Language != "en" {
		t.Errorf("stored %+v", first)
	}
	want := []program.Answered{{Question: "knowledge", Number: 1}}
	if diff := cmp.Diff(want, second.Answers); diff != "" || second.Language != "" {
		t.Error(diff)
	}
	h.s.Undo()
	if len(h.s.Program().Responses) != 1 {
		t.Error("a form that was typed in is not undone alone")
	}
}

func cmpIDs(a, b program.ID) int {
	if a < b {
		return -1
	}
	return 1
}

func TestWhatIsTypedIsKeptAsADraft(t *testing.T) {
	h := openHarness(t, evaluated(), nil)
	form := h.formOf(program.After)
	k := h.typeInto(form)
	k.key(fyne.KeyTab) // the person is left out
	k.key(fyne.KeyTab)
	k.runes("43ac")
	k.key(fyne.KeyReturn)
	k.runes("twelve")
	k.save()
	if len(h.s.Program().Responses) != 0 {
		t.Fatal("an answer that is no number is stored")
	}
	k.key(fyne.KeyEscape)
	h.shared.Runner.Flush()
	drafts, err := h.s.Store.Drafts().All(t.Context())
	if err != nil || len(drafts) != 1 || drafts[0].Form != session.ResponseForm || drafts[0].Record != form.ID {
		t.Fatalf("the drafts are %v, %v", drafts, err)
	}
	k = h.typeInto(form)
	h.shared.Runner.Flush()
	h.shared.Window.Canvas().Focus(h.lastTyping().boxes[3].control)
	written := h.shared.Window.Canvas().Focused().(*written)
	if written.Text != "twelve" {
		t.Fatalf("the draft has %q", written.Text)
	}
	written.SetText("12,5")
	k.save()
	drafts, err = h.s.Store.Drafts().All(t.Context())
	if err != nil || len(drafts) != 0 || len(h.s.Program().Responses) != 1 {
		t.Fatalf("%v, %v, %v", drafts, err, h.s.Program().Responses)
	}
	want := []program.Answered{
		{Question: "used", Number: 4},
		{Question: "in-touch", Number: 3},
		{Question: "done", Choices: []string{"shared", "changed"}},
		{Question: "reached", Number: 12.5},
	}
	if diff := cmp.Diff(want, h.s.Program().Responses[0].Answers); diff != "" {
		t.Error(diff)
	}
}

// lastTyping is the page that was opened last.
func (h *harness) lastTyping() *typing { return h.Page.typing }

func TestAFormAboutAMeetingWantsTheMeeting(t *testing.T) {
	h := openHarness(t, evaluated(), nil)
	k := h.typeInto(h.formOf(program.OfMeeting))
	typing := h.lastTyping()
	if k.focused() != typing.head.about {
		t.Error("the meeting is not asked for first")
	}
	typing.focus(typing.boxes[0].control)
	k.runes("4")
	k.save()
	if len(h.s.Program().Responses) != 0 || typing.head.message.Text == "" {
		t.Fatal("a response about no meeting is stored")
	}
	meeting := h.s.Program().Meetings[1].ID
	typing.setAbout(meeting)
	typing.focus(typing.boxes[0].control)
	k.save()
	k.runes("5")
	k.save()
	given := h.s.Program().Responses
	if len(given) != 2 || given[0].Meeting != meeting || given[1].Meeting != meeting {
		t.Errorf("stored %v", given)
	}
}

func TestAResponseIsEdited(t *testing.T) {
	p := evaluated()
	p.Responses = []*program.Response{{
		ID: "019a0000-0000-4000-8000-000000000001", Form: p.Forms[2].ID, Answers: []program.Answered{
			{Question: "removed-since", Text: "kept"}, {Question: "skills", Number: 2},
		},
	}}
	h := openHarness(t, p, nil)
	h.real()
	h.editAnswers(h.s.Program().Responses[0])
	k := &hands{h: h}
	h.shared.Runner.Flush()
	k.runes("3")
	k.runes("4")
	k.save()
	want := []program.Answered{
		{Question: "knowledge", Number: 3}, {Question: "skills", Number: 4}, {Question: "removed-since", Text: "kept"},
	}
	if diff := cmp.Diff(want, h.s.Program().Responses[0].Answers); diff != "" {
		t.Error(diff)
	}
}
