package intake

import (
	"laurel/data/intake/calendar"
	"laurel/data/intake/card"
	"laurel/data/intake/conference"
	"laurel/data/intake/programfile"
	"laurel/data/intake/source"
	"laurel/data/intake/table"
)

// formats lists the formats that can be read. A file is of the first one that recognises it.
func formats() []source.Format {
	return []source.Format{
		table.OpenDocument(),
		table.Workbook(),
		table.Web(),
		calendar.Format(),
		card.Format(),
		conference.XML(),
		conference.JSON(),
		table.Objects(),
		programfile.Format(),
		table.Text(),
	}
}
