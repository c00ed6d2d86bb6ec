package assets

import _ "embed"

// Countries is the middles and outlines of the world's countries, as app/atlas/generate.go writes them.
//
//go:embed map/countries.txt
var Countries string

// Cities is where the world's cities are, as app/atlas/generate.go writes it.
//
//go:embed map/cities.txt
var Cities string
