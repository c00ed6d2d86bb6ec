package reports

import (
	"strconv"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/documents"
	"laurel/app/workbook"
	"laurel/data/locale"
)

// The ways in which a condition compares a cell.
const (
	isOneOf  = "is"
	isNot    = "is-not"
	contains = "contains"
	isEmpty  = "empty"
	isFilled = "filled"
)

// newConditions is how many conditions more than there are can be filled in at once.
const newConditions = 2

// filterLabel is what the chip of a filter shows.
func filterLabel(value string) (label string, selected bool) {
	conditions, err := workbook.ParseFilter(value)
	if err != nil || len(conditions) == 0 {
		return locale.L("All rows"), false
	}
	return locale.N("Only some rows: {{.Count}} conditions", len(conditions)), true
}

// conditionFields ask for one condition.
type conditionFields struct {
	column, how *form.ChoiceField
	text        *form.TextField
}

// chooseFilter opens the conditions of the document shown. All of them have to be met.
func (h *options) chooseFilter(option documents.Option) {
	conditions, err := workbook.ParseFilter(h.v.job().value(option))
	if err != nil {
		conditions = nil
	}
	var rows []conditionFields
	f := form.New(option.Title(locale.Window()), func() error {
		var chosen []workbook.Condition
		for _, row := range rows {
			if c, given := row.condition(); given {
				chosen = append(chosen, c)
			}
		}
		h.v.choose(h.v.job().with(option, workbook.FilterOf(chosen)))
		return nil
	})
	f.SubmitText = locale.L("OK")
	columns := h.filterColumns()
	for i := range len(conditions) + newConditions {
		row := newConditionFields(i, columns)
		if i < len(conditions) {
			row.set(conditions[i])
		}
		rows = append(rows, row)
		f.Group("", form.Beside(row.column, row.how, row.text))
	}
	rows[len(rows)-1].text.SetHelp(locale.L("Separate several texts with |; any of them matches."))
	h.v.s.Dialogs.ShowForm(f)
}

// filterColumns are the columns by which rows can be left out: those that sort.
func (h *options) filterColumns() []form.Option {
	columns := []form.Option{{ID: "", Text: "—"}}
	order, _ := h.v.job().document.Option("order")
	for _, v := range order.Values {
		columns = append(columns, form.Option{ID: v.ID, Text: order.ValueTitle(locale.Window(), v.ID)})
	}
	return columns
}

func newConditionFields(i int, columns []form.Option) conditionFields {
	key := func(part string) string { return part + "-" + strconv.Itoa(i) }
	row := conditionFields{
		column: form.NewChoiceField(key("column"), locale.L("Column"), columns),
		how: form.NewChoiceField(key("how"), locale.L("Condition"), []form.Option{
			{ID: isOneOf, Text: locale.L("is")},
			{ID: isNot, Text: locale.L("is not")},
			{ID: contains, Text: locale.L("contains")},
			{ID: isEmpty, Text: locale.L("is empty")},
			{ID: isFilled, Text: locale.L("is not empty")},
		}),
		text: form.NewTextField(key("text"), locale.L("Text")),
	}
	row.column.SetValue("")
	row.how.SetValue(isOneOf)
	return row
}

// set shows a condition.
func (r conditionFields) set(c workbook.Condition) {
	text := strings.Join(c.Accepted, "|")
	how := isOneOf
	switch {
	case text == "" && c.Not, text == "*" && !c.Not:
		how, text = isFilled, ""
	case text == "", text == "*":
		how, text = isEmpty, ""
	case c.Part:
		how = contains
	case c.Not:
		how = isNot
	}
	r.column.SetValue(c.Column)
	r.how.SetValue(how)
	r.text.SetValue(text)
}

// condition returns the condition, and whether one was chosen.
func (r conditionFields) condition() (workbook.Condition, bool) {
	c := workbook.Condition{Column: r.column.Value()}
	text := strings.ReplaceAll(r.text.Value(), ";", " ")
	switch r.how.Value() {
	case isEmpty:
		text = ""
	case isFilled:
		text = "*"
	case isNot:
		c.Not = true
	case contains:
		c.Part = true
	}
	c.Accepted = strings.Split(text, "|")
	return c, c.Column != ""
}
