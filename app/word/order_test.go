package word

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"laurel/app/article"
	"laurel/app/article/articletest"
)

// children is the sequence in which elements have their children (ECMA-376 Part 1, annex A.1); Word repairs or refuses
// a file in which it is another.
var children = map[string]string{
	"pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs " +
		"suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc " +
		"textDirection textAlignment outlineLvl rPr sectPr",
	"rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u shd " +
		"vertAlign rtl cs lang",
	"tblPr": "tblStyle bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
	"style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr " +
		"tcPr tblStylePr",
	"lvl":         "start numFmt pStyle suff lvlText lvlJc pPr rPr",
	"abstractNum": "multiLevelType tmpl name lvl",
	"sectPr":      "headerReference footerReference type pgSz pgMar pgNumType cols titlePg textDirection bidi",
	"settings":    "removePersonalInformation removeDateAndTime defaultTabStop compat",
	"tbl":         "tblPr tblGrid tr",
	"inline":      "extent effectExtent docPr cNvGraphicFramePr graphic",
}

func TestElementsAreInTheSequenceOfTheStandard(t *testing.T) {
	arabic := articletest.Sample(t)
	arabic.Language = "ar"
	for _, a := range []*article.Article{articletest.Sample(t), arabic} {
		for name, text := range unpacked(t, written(t, a)) {
			if strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") && !strings.Contains(name, "chart") {
				checkSequence(t, name, text)
			}
		}
	}
}

func checkSequence(t *testing.T, name, text string) {
	t.Helper()
	type open struct {
		name string
		last int
	}
	var path []open
	for decoder := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if n := len(path); n > 0 && children[path[n-1].name] != "" {
				parent := &path[n-1]
				at := slices.Index(strings.Fields(children[parent.name]), token.Name.Local)
				if at < parent.last {
					t.Errorf("%s: %s is at the wrong place in %s", name, token.Name.Local, parent.name)
				}
				parent.last = max(at, parent.last)
			}
			path = append(path, open{name: token.Name.Local})
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
}
