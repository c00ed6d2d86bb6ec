package merge

import (
	"errors"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// ErrLayer is the cause of a *PageError for a page with a layer that is switched off: copied without its switch it
// would be seen.
var ErrLayer = errors.New("a layer is switched off")

// hiddenLayers returns the object numbers of the optional content groups of a file that are switched off where it is
// opened (ISO 32000-1, 8.11.4).
func hiddenLayers(context *model.Context) (map[int]bool, error) {
	root, err := context.Catalog()
	if err != nil {
		return nil, err
	}
	properties, err := context.DereferenceDict(root["OCProperties"])
	if err != nil || properties == nil {
		return nil, err
	}
	usual, err := context.DereferenceDict(properties["D"])
	if err != nil {
		return nil, err
	}
	hidden := map[int]bool{}
	set := func(list types.Object, off bool) error {
		groups, err := context.DereferenceArray(list)
		for _, group := range groups {
			if reference, is := group.(types.IndirectRef); is {
				hidden[reference.ObjectNumber.Value()] = off
			}
		}
		return err
	}
	if state := usual.NameEntry("BaseState"); state != nil && *state == "OFF" {
		err = set(properties["OCGs"], true)
	}
	return hidden, errors.Join(
		err,
		set(usual["ON"], false),
		set(usual["OFF"], true),
		eventLayers(context, usual, hidden),
	)
}

// eventLayers adds the groups that are switched off only when the file is viewed.
func eventLayers(context *model.Context, usual types.Dict, hidden map[int]bool) error {
	events, err := context.DereferenceArray(usual["AS"])
	if err != nil {
		return err
	}
	for _, entry := range events {
		event, err := context.DereferenceDict(entry)
		if err != nil {
			return err
		}
		if name := event.NameEntry("Event"); name == nil || *name != "View" {
			continue
		}
		groups, err := context.DereferenceArray(event["OCGs"])
		if err != nil {
			return err
		}
		for _, group := range groups {
			reference, is := group.(types.IndirectRef)
			if is && isOffInView(context, reference) {
				hidden[reference.ObjectNumber.Value()] = true
			}
		}
	}
	return nil
}

func isOffInView(context *model.Context, group types.IndirectRef) bool {
	dictionary, err := context.DereferenceDict(group)
	if err != nil || dictionary == nil {
		return false
	}
	usage, err := context.DereferenceDict(dictionary["Usage"])
	if err != nil || usage == nil {
		return false
	}
	view, err := context.DereferenceDict(usage["View"])
	if err != nil || view == nil {
		return false
	}
	state := view.NameEntry("ViewState")
	return state != nil && *state == "OFF"
}

// layer returns ErrLayer for optional content of which a group is switched off; of other content the switch is left
// out, so that its name does not come along.
func (c *copier) layer(content types.Object) error {
	if reference, is := content.(types.IndirectRef); is && c.source.hidden[reference.ObjectNumber.Value()] {
		return ErrLayer
	}
	dictionary, err := c.source.context.DereferenceDict(content)
	if err != nil || dictionary == nil {
		return err
	}
	for _, key := range []string{"OCGs", "VE"} {
		if err := c.anyLayer(dictionary[key]); err != nil {
			return err
		}
	}
	return nil
}

// anyLayer returns ErrLayer where a group of a membership or of its expression is switched off.
func (c *copier) anyLayer(groups types.Object) error {
	if reference, is := groups.(types.IndirectRef); is && c.source.hidden[reference.ObjectNumber.Value()] {
		return ErrLayer
	}
	object, err := c.source.context.Dereference(groups)
	if err != nil {
		return err
	}
	list, _ := object.(types.Array)
	for _, group := range list {
		if err := c.anyLayer(group); err != nil {
			return err
		}
	}
	return nil
}

// isOptional reports whether a property of marked content is an optional content group or a membership of them.
func (c *copier) isOptional(property types.Object) bool {
	dictionary, err := c.source.context.DereferenceDict(property)
	return err == nil && dictionary != nil && dictionary.Type() != nil &&
		(*dictionary.Type() == "OCG" || *dictionary.Type() == "OCMD")
}

// properties writes the properties of marked content that are no layers.
func (c *copier) properties(value types.Object) (string, error) {
	named, err := c.source.context.DereferenceDict(value)
	if err != nil {
		return "", err
	}
	kept := types.Dict{}
	for name, property := range named {
		if !c.isOptional(property) {
			kept[name] = property
		} else if err := c.layer(property); err != nil {
			return "", err
		} else {
			kept[name] = types.Dict{}
		}
	}
	return c.dictionary(kept)
}
