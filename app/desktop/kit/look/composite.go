package look

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Composite is the base of widgets that show one content, and a widget that does nothing else.
type Composite struct {
	widget.BaseWidget

	Content fyne.CanvasObject
}

// CreateRenderer shows the content.
func (c *Composite) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.Content) }

// Parts are the objects that the widget consists of.
func (c *Composite) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{c.Content} }

// Parts are the objects that an object shows, where those can be asked for.
func Parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *Scroll:
		return []fyne.CanvasObject{o.Content}
	case *container.Clip:
		return []fyne.CanvasObject{o.Content}
	case *widget.PopUp:
		return []fyne.CanvasObject{o.Content}
	case interface{ Parts() []fyne.CanvasObject }:
		return o.Parts()
	}
	return inOverlay(o)
}

// inOverlay is what Fyne's own overlay has in it, around each pop-up: its type is not to be had outside of Fyne.
func inOverlay(o fyne.CanvasObject) []fyne.CanvasObject {
	value := reflect.Indirect(reflect.ValueOf(o))
	if value.Kind() != reflect.Struct || value.Type().Name() != "OverlayContainer" {
		return nil
	}
	if field := value.FieldByName("Content"); field.IsValid() {
		if inner, is := field.Interface().(fyne.CanvasObject); is {
			return []fyne.CanvasObject{inner}
		}
	}
	return nil
}

// Item is what a screen reader can name of an object that draws many things: where it is in the object, and its name.
type Item struct {
	Label string
	At    fyne.Position
	Size  fyne.Size
}

// Root is the content of a whole window. It knows what has the keyboard when what had it is no longer in the window.
type Root struct {
	Composite

	home func()
}

// NewRoot makes the root of a window; home may be set later.
func NewRoot(content fyne.CanvasObject) *Root {
	r := &Root{Composite: Composite{Content: withHints(content)}}
	r.ExtendBaseWidget(r)
	return r
}

// SetHome sets what moves the keyboard to the most important part of the window.
func (r *Root) SetHome(focus func()) { r.home = focus }

// rootOf is the root of a window, which is its content or the first part of it, or nil.
func rootOf(c fyne.Canvas) *Root {
	if root, is := c.Content().(*Root); is {
		return root
	}
	for _, part := range Parts(c.Content()) {
		if root, is := part.(*Root); is {
			return root
		}
	}
	return nil
}
