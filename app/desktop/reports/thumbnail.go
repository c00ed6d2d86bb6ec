package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
)

// stroke is a part of a thumbnail: a gold box at a place on the paper, in lengths at 100 %. A box without fill is a frame.
type stroke struct {
	x, y, width, height float32
	frame               bool
	round               bool
}

// sketch is a small drawing of what a document looks like.
type sketch struct {
	width, height float32
	strokes       []stroke
}

// sketches are drawn by the documents' IDs; a new document without one is drawn by its format.
var sketches = map[string]sketch{
	"week-grid": {
		62, 46,
		[]stroke{
			{x: 7, y: 8, width: 9, height: 2},
			{x: 20, y: 8, width: 9, height: 2},
			{x: 33, y: 8, width: 9, height: 2},
			{x: 46, y: 8, width: 9, height: 2},
			{x: 7, y: 14, width: 9, height: 10},
			{x: 20, y: 18, width: 9, height: 14},
			{x: 33, y: 14, width: 9, height: 6},
			{x: 33, y: 26, width: 9, height: 12},
			{x: 46, y: 16, width: 9, height: 18},
		},
	},
	"packet": {
		46, 60,
		[]stroke{
			{x: 14, y: 9, width: 26, height: 1},
			{x: 39, y: 9, width: 1, height: 34},
			{x: 10, y: 13, width: 26, height: 1},
			{x: 35, y: 13, width: 1, height: 34},
			{x: 6, y: 17, width: 26, height: 34, frame: true},
			{x: 10, y: 23, width: 14, height: 2},
			{x: 10, y: 30, width: 17, height: 1},
			{x: 10, y: 35, width: 17, height: 1},
			{x: 10, y: 40, width: 12, height: 1},
		},
	},
	"badges": {
		62, 46,
		[]stroke{
			{x: 6, y: 6, width: 22, height: 34, frame: true},
			{x: 34, y: 6, width: 22, height: 34, frame: true},
			{x: 10, y: 18, width: 14, height: 3},
			{x: 12, y: 26, width: 10, height: 1},
			{x: 38, y: 18, width: 14, height: 3},
			{x: 40, y: 26, width: 10, height: 1},
		},
	},
	"table-cards": {
		62, 46,
		[]stroke{{x: 6, y: 23, width: 50, height: 1}, {x: 18, y: 12, width: 26, height: 3}, {x: 18, y: 31, width: 26, height: 3}},
	},
	"labels": {
		46, 60,
		[]stroke{
			{x: 6, y: 7, width: 15, height: 12, frame: true},
			{x: 25, y: 7, width: 15, height: 12, frame: true},
			{x: 6, y: 24, width: 15, height: 12, frame: true},
			{x: 25, y: 24, width: 15, height: 12, frame: true},
			{x: 6, y: 41, width: 15, height: 12, frame: true},
			{x: 25, y: 41, width: 15, height: 12, frame: true},
		},
	},
	"emergency-cards": {
		62, 46,
		[]stroke{{x: 28, y: 12, width: 6, height: 22}, {x: 20, y: 20, width: 22, height: 6}},
	},
	"contact-book": {
		46, 60,
		[]stroke{
			{x: 8, y: 9, width: 8, height: 8, round: true},
			{x: 20, y: 12, width: 18, height: 2},
			{x: 8, y: 25, width: 8, height: 8, round: true},
			{x: 20, y: 28, width: 18, height: 2},
			{x: 8, y: 41, width: 8, height: 8, round: true},
			{x: 20, y: 44, width: 18, height: 2},
		},
	},
	"certificates": {62, 46, []stroke{
		{x: 4, y: 4, width: 54, height: 38, frame: true},
		{x: 20, y: 11, width: 22, height: 2},
		{x: 14, y: 18, width: 34, height: 3},
		{x: 22, y: 25, width: 18, height: 1},
		{x: 10, y: 36, width: 12, height: 1},
		{x: 40, y: 36, width: 12, height: 1},
		{x: 27, y: 30, width: 8, height: 8, round: true},
	}},
}

var formatSketches = map[documents.Format]sketch{
	documents.PDF: {46, 60, []stroke{
		{x: 8, y: 10, width: 22, height: 3},
		{x: 8, y: 20, width: 30, height: 1},
		{x: 8, y: 26, width: 30, height: 1},
		{x: 8, y: 32, width: 26, height: 1},
		{x: 8, y: 42, width: 30, height: 1},
		{x: 8, y: 48, width: 20, height: 1},
	}},
	documents.XLSX: grid,
	documents.CSV:  grid,
	documents.JSON: {46, 60, []stroke{
		{x: 10, y: 12, width: 26, height: 16, frame: true},
		{x: 10, y: 34, width: 11, height: 14, frame: true},
		{x: 25, y: 34, width: 11, height: 14, frame: true},
		{x: 15, y: 19, width: 16, height: 2},
	}},
	documents.ICal: {46, 60, []stroke{
		{x: 8, y: 14, width: 30, height: 32, frame: true},
		{x: 8, y: 14, width: 30, height: 7},
		{x: 13, y: 27, width: 5, height: 5},
		{x: 21, y: 27, width: 5, height: 5},
		{x: 29, y: 27, width: 5, height: 5},
		{x: 13, y: 36, width: 5, height: 5},
	}},
	documents.VCard: {62, 46, []stroke{
		{x: 8, y: 10, width: 12, height: 12, round: true}, {x: 26, y: 12, width: 26, height: 3}, {x: 26, y: 20, width: 18, height: 1}, {x: 8, y: 32, width: 44, height: 1},
	}},
}

// grid is a sheet: a head, rows and columns.
var grid = sketch{62, 46, []stroke{
	{x: 8, y: 8, width: 46, height: 6},
	{x: 8, y: 8, width: 46, height: 30, frame: true},
	{x: 8, y: 21, width: 46, height: 1},
	{x: 8, y: 29, width: 46, height: 1},
	{x: 22, y: 14, width: 1, height: 24},
	{x: 38, y: 14, width: 1, height: 24},
}}

func newThumbnail(d documents.Document) fyne.CanvasObject {
	s, drawn := sketches[d.ID]
	if !drawn {
		s = formatSketches[d.Formats[0]]
	}
	parts := []fyne.CanvasObject{look.NewFrame(look.ColorPaper, look.ColorLine, 2)}
	for _, line := range s.strokes {
		box := look.NewBox(look.Gold.Strong())
		switch {
		case line.frame:
			box = look.NewFrame("", look.Gold.Strong(), 1)
		case line.round:
			box.Radius = line.width / 2
		}
		parts = append(parts, box)
	}
	return container.New(sketchLayout{s}, parts...)
}

// sketchLayout puts the paper under its strokes.
type sketchLayout struct{ sketch }

func (l sketchLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	for i, line := range l.strokes {
		objects[i+1].Move(fyne.NewPos(look.Dp(line.x), look.Dp(line.y)))
		objects[i+1].Resize(fyne.NewSize(look.Dp(line.width), look.Dp(line.height)))
	}
}

func (l sketchLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Dp(l.width), look.Dp(l.height))
}
