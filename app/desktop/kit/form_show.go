package kit

// ShowField shows or hides the field with the key, for questions that only some answers raise. A hidden field keeps its value.
func (f *Form) ShowField(key string, shown bool) {
	for _, field := range f.fields {
		if field.Key() != key || field.Visible() == shown {
			continue
		}
		if shown {
			field.Show()
		} else {
			field.Hide()
		}
		f.body.Refresh()
		f.scroll.Refresh()
	}
}
