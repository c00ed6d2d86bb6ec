// Package articletest has an article for the tests of those who write articles.
package articletest

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"laurel/app/article"
	"laurel/app/chart"
)

// Sample returns an article with a block of each type, texts in several scripts and characters that XML escapes.
func Sample(t testing.TB) *article.Article {
	t.Helper()
	var seal bytes.Buffer
	if err := png.Encode(&seal, image.NewRGBA(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	scores := chart.Chart{
		ID: "scores", Title: "How useful the meetings were", Kind: chart.Bars, Most: 5, Note: "1 to 5; n in brackets",
		Rows: []chart.Row{
			{Label: "Muster Office & Co. (9)", Values: []chart.Value{{Number: 4.9, Text: "4.9"}}},
			{Label: "Sample <Court> (7)", Values: []chart.Value{{Number: 3.2, Text: "3.2"}}},
		},
	}
	themes := chart.Chart{
		ID: "themes", Title: "Takeaways by theme", Kind: chart.Stacked, Series: []string{"Protection", "Prevention"},
		Rows: []chart.Row{
			{Label: "Boston", Values: []chart.Value{{Number: 4, Text: "4"}, {Number: 2, Text: "2"}}},
			{Label: "Miami", Values: []chart.Value{{Number: 3, Text: "3"}, {}}},
		},
	}
	a := &article.Article{
		Title: "Final report – Sample Program", Foot: "Sample Program · Final report", Language: "en",
		Contents: "Contents",
		Cover: &article.Cover{
			Eyebrow: "Final report", Title: "Sample Program 2026", Subtitle: "10–24 June 2026 · Washington, Boston",
			Intro: "Prepared for the Sample Department.", Summary: "In three sentences", Lead: "Nine people met many.",
			Facts: []article.Fact{{Number: "9", Label: "people,\n7 countries"}, {Number: "61", Label: "meetings"}},
		},
	}
	a.Add(
		article.Heading{Level: 1, Eyebrow: "Findings", Text: "Protection", Subtitle: "8 takeaways · Boston 4"},
		article.Heading{Level: 2, Text: "Mentors share a language & a history"},
		article.Paragraph{Text: "Bilingual mentors \x01from the first interview on."},
		article.Quote{Text: "“What one office knows must reach the other three.”", By: "an awardee, Boston"},
		article.List{Items: []string{"one", "two"}},
		article.List{Items: []string{"first", "second"}, Numbered: true},
		article.Heading{Level: 3, Text: "مثال تجريبي"},
		article.Paragraph{Text: "السيد مثال (Mithal) 12 حزيران"},
		article.Table{
			Columns: []article.Column{{Title: "What", Share: 3}, {Title: "Until"}, {Title: "Hours", Right: true}},
			Rows: [][]string{
				{"Exchange of the sheet\nwith the court", "15 July", "3"},
				{"Outline", "1 August", "12"},
			},
		},
		article.Drawing{Chart: scores}, article.Drawing{Chart: themes},
		article.Facts{Facts: []article.Fact{{Number: "4.6", Label: "of 5"}}},
		article.Picture{Image: seal.Bytes(), Alt: "A seal <of nobody>", Width: 40, Caption: "The seal"},
		article.NewPage{},
		article.Letterhead{Logo: seal.Bytes(), Alt: "A logo", Name: "Sample Department", Lines: "Sample Program"},
		article.Signatures{List: []article.Signature{
			{Image: seal.Bytes(), Alt: "A signature", Name: "Robin Muster", Position: "Director"}, {Name: "Sam Prova"},
		}},
		article.Note{Text: "As of today."},
		article.Heading{Level: 1, Text: "Annex"},
	)
	return a
}
