package documents

import "laurel/app/request"

// Sketch is a small drawing of what a document looks like: boxes on a paper, in lengths at 100 %.
type Sketch struct {
	Width, Height float32
	Bars          []Box
	Frames        []Box // without fill
	Discs         []Disc
}

// Box is a box by its left upper corner and its size.
type Box struct{ X, Y, Width, Height float32 }

// Disc is a disc by the left upper corner of the square around it and its diameter.
type Disc struct{ X, Y, Diameter float32 }

// Drawing returns the sketch of the document, or of its first format.
func (d Document) Drawing() Sketch {
	if d.Sketch.Width > 0 {
		return d.Sketch
	}
	switch d.Formats[0] {
	case request.XLSX, request.CSV:
		return tableSketch
	case request.JSON, request.XML:
		return dataSketch
	case request.ICal:
		return calendarSketch
	case request.VCard:
		return cardSketch
	default:
		return pageSketch
	}
}

var (
	weekSketch = Sketch{Width: 62, Height: 46, Bars: []Box{
		{7, 8, 9, 2},
		{20, 8, 9, 2},
		{33, 8, 9, 2},
		{46, 8, 9, 2},
		{7, 14, 9, 10},
		{20, 18, 9, 14},
		{33, 14, 9, 6},
		{33, 26, 9, 12},
		{46, 16, 9, 18},
	}}
	packetSketch = Sketch{
		Width: 46, Height: 60,
		Bars: []Box{
			{14, 9, 26, 1},
			{39, 9, 1, 34},
			{10, 13, 26, 1},
			{35, 13, 1, 34},
			{10, 23, 14, 2},
			{10, 30, 17, 1},
			{10, 35, 17, 1},
			{10, 40, 12, 1},
		},
		Frames: []Box{{6, 17, 26, 34}},
	}
	badgeSketch = Sketch{
		Width: 62, Height: 46,
		Bars:   []Box{{10, 18, 14, 3}, {12, 26, 10, 1}, {38, 18, 14, 3}, {40, 26, 10, 1}},
		Frames: []Box{{6, 6, 22, 34}, {34, 6, 22, 34}},
	}
	tableCardSketch = Sketch{Width: 62, Height: 46, Bars: []Box{{6, 23, 50, 1}, {18, 12, 26, 3}, {18, 31, 26, 3}}}
	labelSketch     = Sketch{Width: 46, Height: 60, Frames: []Box{
		{6, 7, 15, 12}, {25, 7, 15, 12}, {6, 24, 15, 12}, {25, 24, 15, 12}, {6, 41, 15, 12}, {25, 41, 15, 12},
	}}
	emergencySketch = Sketch{Width: 62, Height: 46, Bars: []Box{{28, 12, 6, 22}, {20, 20, 22, 6}}}
	contactSketch   = Sketch{
		Width: 46, Height: 60,
		Bars:  []Box{{20, 12, 18, 2}, {20, 28, 18, 2}, {20, 44, 18, 2}},
		Discs: []Disc{{8, 9, 8}, {8, 25, 8}, {8, 41, 8}},
	}
	certificateSketch = Sketch{
		Width: 62, Height: 46,
		Bars:   []Box{{20, 11, 22, 2}, {14, 18, 34, 3}, {22, 25, 18, 1}, {10, 36, 12, 1}, {40, 36, 12, 1}},
		Frames: []Box{{4, 4, 54, 38}},
		Discs:  []Disc{{27, 30, 8}},
	}

	pageSketch = Sketch{Width: 46, Height: 60, Bars: []Box{
		{8, 10, 22, 3}, {8, 20, 30, 1}, {8, 26, 30, 1}, {8, 32, 26, 1}, {8, 42, 30, 1}, {8, 48, 20, 1},
	}}
	tableSketch = Sketch{
		Width: 62, Height: 46,
		Bars:   []Box{{8, 8, 46, 6}, {8, 21, 46, 1}, {8, 29, 46, 1}, {22, 14, 1, 24}, {38, 14, 1, 24}},
		Frames: []Box{{8, 8, 46, 30}},
	}
	dataSketch = Sketch{
		Width: 46, Height: 60,
		Bars:   []Box{{15, 19, 16, 2}},
		Frames: []Box{{10, 12, 26, 16}, {10, 34, 11, 14}, {25, 34, 11, 14}},
	}
	calendarSketch = Sketch{
		Width: 46, Height: 60,
		Bars:   []Box{{8, 14, 30, 7}, {13, 27, 5, 5}, {21, 27, 5, 5}, {29, 27, 5, 5}, {13, 36, 5, 5}},
		Frames: []Box{{8, 14, 30, 32}},
	}
	cardSketch = Sketch{
		Width: 62, Height: 46,
		Bars:  []Box{{26, 12, 26, 3}, {26, 20, 18, 1}, {8, 32, 44, 1}},
		Discs: []Disc{{8, 10, 12}},
	}
)
