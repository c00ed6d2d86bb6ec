package word

import (
	"fmt"
	"math"
	"strings"

	"laurel/app/chart"
	"laurel/app/workbook"
)

// charts are those of a document; each is a part of its own with a workbook of its figures, so that Word can edit it.
type charts []drawnChart

type drawnChart struct {
	chart.Chart
	figures   []byte // an Excel file
	fromRight bool   // it is on a page from right to left
}

// Heights of charts in English Metric Units.
const (
	barHeight     = 230_000 // of a row
	legendHeight  = 420_000
	aroundBars    = 150_000
	columnsHeight = 2_600_000
)

// chart writes a chart under its title, with its note below.
func (d *document) chart(c chart.Chart) error {
	figures, err := workbook.OfChart(c)
	if err != nil {
		return err
	}
	d.charts = append(d.charts, drawnChart{c, figures, d.texts.language.FromRight()})
	d.drawn++
	d.text("Eyebrow", c.Title)
	height := columnsHeight
	if !isUpright(c) {
		height = aroundBars + barHeight*max(len(c.Rows), 1)
		if len(c.Names()) > 1 {
			height += legendHeight
		}
	}
	// LibreOffice writes the letters of a chart backwards in a paragraph from right to left.
	d.put(paragraph("Normal", d.drawing(d.width*unitsPerTwip, height, c.Alt(), fmt.Sprintf(
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">`+
			`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="r-chart%d"/>`+
			`</a:graphicData>`, len(d.charts))), keepNext(c.Note), `<w:bidi w:val="0"/>`))
	d.text("Caption", c.Note)
	return nil
}

// files returns the parts of all charts.
func (all charts) files() (found []file) {
	for i, c := range all {
		name := fmt.Sprintf("chart%d.xml", i+1)
		relation := fmt.Sprintf(xmlHeader+
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			`<Relationship Id="rId1" Type="%spackage" Target="../embeddings/figures%d.xlsx"/></Relationships>`,
			relations, i+1)
		found = append(found,
			file{"word/charts/" + name, []byte(c.xml())},
			file{"word/charts/_rels/" + name + ".rels", []byte(relation)},
			file{fmt.Sprintf("word/embeddings/figures%d.xlsx", i+1), c.figures},
		)
	}
	return found
}

// xml returns the chart's part (ECMA-376 Part 1, 21.2): a bar chart with its values at the bars.
func (c drawnChart) xml() string {
	direction := "bar"
	grouping := "clustered"
	overlap := ""
	if isUpright(c.Chart) {
		direction = "col"
	}
	if c.IsStacked() {
		grouping, overlap = "stacked", `<c:overlap val="100"/>`
	}
	series := make([]string, len(c.Names()))
	for i, name := range c.Names() {
		series[i] = c.series(i, name)
	}
	legend := ""
	if len(c.Names()) > 1 {
		legend = `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`
	}
	return fmt.Sprintf(xmlHeader+`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`+
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`+
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/>`+
		`<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="%s"/>`+
		`<c:grouping val="%s"/><c:varyColors val="0"/>%s<c:gapWidth val="60"/>%s<c:axId val="1"/><c:axId val="2"/>`+
		`</c:barChart>%s</c:plotArea>%s<c:plotVisOnly val="1"/></c:chart>`+
		`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`+
		`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr/></a:p></c:txPr>`+
		`<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`,
		direction, grouping, strings.Join(series, ""), overlap, c.axes(), legend)
}

// isUpright reports whether the bars of a chart are columns.
func isUpright(c chart.Chart) bool { return c.Kind == chart.Columns || c.Kind == chart.Timeline }

// axes returns both axes: the rows', from the top where bars are horizontal, and the values', which is not drawn since
// each bar has its value. On a page from right to left both begin at the right.
func (c drawnChart) axes() string {
	const onward, back = "minMax", "maxMin"
	side, across := "l", onward
	if c.fromRight {
		side, across = "r", back
	}
	position := side
	order := back
	values := "b"
	valueOrder := across
	if isUpright(c.Chart) {
		position = "b"
		order = across
		values = side
		valueOrder = onward
	}
	return fmt.Sprintf(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/>`+
		`<c:axPos val="%s"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`+
		`<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="C9C3B8"/></a:solidFill></a:ln></c:spPr>`+
		`<c:crossAx val="2"/><c:noMultiLvlLbl val="1"/></c:catAx>`+
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="%s"/><c:max val="%g"/>`+
		`<c:min val="0"/></c:scaling>`+
		`<c:delete val="1"/><c:axPos val="%s"/><c:crossAx val="1"/></c:valAx>`,
		order, position, valueOrder, c.end(), values)
}

// end is where the values' axis ends: a little behind the longest bar, so that its value has space.
func (c drawnChart) end() float64 { return math.Ceil(c.Scale()*1.08*100) / 100 }

// series returns the bars of a series with the values that they show and where these are in the workbook.
func (c drawnChart) series(i int, name string) string {
	var labels, numbers, texts strings.Builder
	for row, r := range c.Rows {
		fmt.Fprintf(&labels, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, row, escaped(r.Label))
		if i >= len(r.Values) {
			continue
		}
		v := r.Values[i]
		fmt.Fprintf(&numbers, `<c:pt idx="%d"><c:v>%g</c:v></c:pt>`, row, v.Number)
		if v.Text == "" {
			fmt.Fprintf(&texts, `<c:dLbl><c:idx val="%d"/><c:delete val="1"/></c:dLbl>`, row)
			continue
		}
		if v.Text == fmt.Sprintf("%g", v.Number) {
			continue // the number itself is shown
		}
		fmt.Fprintf(
			&texts,
			`<c:dLbl><c:idx val="%d"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r><a:rPr>%s</a:rPr>`+
				`<a:t>%s</a:t></a:r></a:p></c:rich></c:tx>%s</c:dLbl>`,
			row,
			c.ink(i),
			escaped(strings.ReplaceAll(v.Text, " ", "\u00a0")), // on one line
			c.labels(i),
		)
	}
	end, column := len(c.Rows)+1, string(rune('B'+i))
	return fmt.Sprintf(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:strRef><c:f>Sheet1!$%s$1</c:f><c:strCache>`+
		`<c:ptCount val="1"/><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache></c:strRef></c:tx>`+
		`<c:spPr><a:solidFill><a:srgbClr val="%06X"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`+
		`<c:dLbls>%s%s</c:dLbls>`+
		`<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$%d</c:f><c:strCache><c:ptCount val="%d"/>%s</c:strCache>`+
		`</c:strRef></c:cat>`+
		`<c:val><c:numRef><c:f>Sheet1!$%s$2:$%s$%d</c:f><c:numCache><c:ptCount val="%d"/>%s</c:numCache></c:numRef>`+
		`</c:val></c:ser>`,
		i, i, column, escaped(name), chart.Color(i), texts.String(), c.labels(i), end, len(c.Rows), labels.String(),
		column, column, end, len(c.Rows), numbers.String())
}

// labels returns where the values of a series are written: at the end of a bar, or in the middle of its part.
func (c drawnChart) labels(series int) string {
	position := "outEnd"
	if c.IsStacked() {
		position = "ctr"
	}
	return `<c:txPr><a:bodyPr wrap="none"/><a:p><a:pPr><a:defRPr>` + c.ink(
		series,
	) + `</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>` +
		`<c:dLblPos val="` + position + `"/><c:showLegendKey val="0"/><c:showVal val="1"/>` +
		`<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
}

// ink returns the color of the values of a series: white on dark parts of a bar.
func (c drawnChart) ink(series int) string {
	color := "20242C"
	if c.IsStacked() && chart.IsDark(chart.Color(series)) {
		color = "FFFFFF"
	}
	return `<a:solidFill><a:srgbClr val="` + color + `"/></a:solidFill>`
}
