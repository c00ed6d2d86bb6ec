package form

// ShowFields shows or hides the fields with these keys, for questions that only some answers raise. A hidden field keeps its value.
func (f *Form) ShowFields(shown map[string]bool) {
	changed := false
	for _, field := range f.fields {
		show, named := shown[field.Key()]
		switch {
		case !named || field.Visible() == show:
			continue
		case show:
			field.Show()
		default:
			field.Hide()
		}
		changed = true
	}
	if changed {
		f.body.Refresh()
		f.scroll.Refresh()
	}
}
