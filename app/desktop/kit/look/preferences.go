package look

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// Preferences keeps cosmetic state between runs: sizes, widths, the last tab, the look. Nothing that would be missed
// goes here: the file behind it can be lost by a crash. It is also a plain file: folders and the values of Save, which
// may name people, are in it only until KeepPrivate.
type Preferences struct {
	store   fyne.Preferences
	private map[string]string // nil: they are in the store too
	changed bool              // private has changed since PrivateChanges
}

// NewPreferences wraps an application's preferences.
func NewPreferences(store fyne.Preferences) *Preferences { return &Preferences{store: store} }

// cosmetic are the names of what names nobody; splits have names of their own.
var cosmetic = []string{"window.width", "window.height", "tab", "appearance", "scale", "motion", "language", "region"}

const splits = "split."

// KeepPrivate makes the map the place of folders and of the values of Save, of which those that are in the file are
// moved there. With nil they are in the file again.
func (p *Preferences) KeepPrivate(values map[string]string) {
	p.private, p.changed = values, false
	reader, ok := p.store.(interface {
		ReadValues(read func(map[string]any))
	})
	if values == nil || !ok {
		return
	}
	var moved []string
	reader.ReadValues(func(all map[string]any) {
		for name, value := range all {
			text, ok := value.(string)
			if !ok || slices.Contains(cosmetic, name) || strings.HasPrefix(name, splits) {
				continue
			}
			if _, has := values[name]; !has && text != "" {
				values[name] = text
			}
			moved = append(moved, name)
		}
	})
	for _, name := range moved {
		p.changed = true
		p.store.RemoveValue(name)
	}
}

// PrivateChanges returns what KeepPrivate keeps, where it has changed since it was asked for last.
func (p *Preferences) PrivateChanges() (values map[string]string, changed bool) {
	if !p.changed {
		return nil, false
	}
	p.changed = false
	return maps.Clone(p.private), true
}

func (p *Preferences) text(name string) string {
	if p.private != nil {
		return p.private[name]
	}
	return p.store.String(name)
}

func (p *Preferences) setText(name, text string) {
	switch {
	case p.private == nil:
		p.store.SetString(name, text)
	case p.private[name] != text:
		p.private[name] = text
		p.changed = true
	}
}

// WindowSize returns the last size of the window, or the fallback.
func (p *Preferences) WindowSize(fallback fyne.Size) fyne.Size {
	width := p.store.FloatWithFallback("window.width", float64(fallback.Width))
	height := p.store.FloatWithFallback("window.height", float64(fallback.Height))
	if width < 400 || height < 300 || width > 20000 || height > 20000 {
		return fallback
	}
	return fyne.NewSize(float32(width), float32(height))
}

// SetWindowSize keeps the size of the window.
func (p *Preferences) SetWindowSize(size fyne.Size) {
	p.store.SetFloat("window.width", float64(size.Width))
	p.store.SetFloat("window.height", float64(size.Height))
}

// LastTab returns the identifier of the tab shown last, or "".
func (p *Preferences) LastTab() string { return p.store.String("tab") }

// SetLastTab keeps the tab.
func (p *Preferences) SetLastTab(id string) { p.store.SetString("tab", id) }

// Appearance returns the chosen palette.
func (p *Preferences) Appearance() Appearance {
	a := Appearance(p.store.Int("appearance"))
	if a < FollowSystem || a > Dark {
		return FollowSystem
	}
	return a
}

// SetAppearance keeps the palette.
func (p *Preferences) SetAppearance(a Appearance) { p.store.SetInt("appearance", int(a)) }

// Scale returns the chosen scale, 1 for 100 %.
func (p *Preferences) Scale() float32 {
	return min(max(float32(p.store.FloatWithFallback("scale", 1)), 0.75), 2.5)
}

// SetScale keeps the scale.
func (p *Preferences) SetScale(scale float32) { p.store.SetFloat("scale", float64(scale)) }

// Motion is whether things of the window move by themselves.
type Motion int

// The choices of motion.
const (
	MotionOfSystem Motion = iota // as the operating system is set
	Still
	Moving
)

// Motion returns the chosen motion.
func (p *Preferences) Motion() Motion {
	return min(max(Motion(p.store.Int("motion")), MotionOfSystem), Moving)
}

// SetMotion keeps the motion.
func (p *Preferences) SetMotion(m Motion) { p.store.SetInt("motion", int(m)) }

// Language returns the chosen language (BCP 47), or "" for the system's.
func (p *Preferences) Language() string { return p.store.String("language") }

// SetLanguage keeps the language.
func (p *Preferences) SetLanguage(tag string) { p.store.SetString("language", tag) }

// Region returns the chosen region (ISO 3166-1 alpha-2), or "" for the system's.
func (p *Preferences) Region() string { return p.store.String("region") }

// SetRegion keeps the region.
func (p *Preferences) SetRegion(code string) { p.store.SetString("region", code) }

// Split returns the remembered offset of a split, 0 to 1, or the fallback.
func (p *Preferences) Split(name string, fallback float64) float64 {
	offset := p.store.FloatWithFallback(splits+name, fallback)
	if offset <= 0 || offset >= 1 {
		return fallback
	}
	return offset
}

// SetSplit keeps the offset of a split.
func (p *Preferences) SetSplit(name string, offset float64) { p.store.SetFloat(splits+name, offset) }

// Folder returns the folder a kind of file was last opened from or saved to, or "".
func (p *Preferences) Folder(kind string) string { return p.text("folder." + kind) }

// SetFolder keeps the folder.
func (p *Preferences) SetFolder(kind, path string) { p.setText("folder."+kind, path) }

// Load reads any cosmetic value kept by Save; ok is false when there is none or it cannot be read.
func (p *Preferences) Load(name string, value any) (ok bool) {
	text := p.text(name)
	return text != "" && json.Unmarshal([]byte(text), value) == nil
}

// Save keeps any cosmetic value as JSON; one that has no JSON form is not kept.
func (p *Preferences) Save(name string, value any) {
	if text, err := json.Marshal(value); err == nil {
		p.setText(name, string(text))
	}
}
