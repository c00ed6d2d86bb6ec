package paper_test

import (
	"fmt"
	"math"
	"testing"

	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestATableCardIsReadFromBothSidesOfItsFold(t *testing.T) {
	var people []*program.Person
	for i := range 3 {
		people = append(people, awardee(i, fmt.Sprintf("Name%d", i), "", "", ""))
	}
	e := edition.For(awards(0, people...), program.Internal)
	for maker, each := range map[string]int{"two table cards": 2, "a table card": 1} {
		for _, sheet := range []request.Paper{request.Letter, request.A4} {
			t.Run(maker+" on "+string(sheet), func(t *testing.T) {
				pages, width, height := wordsOf(t, cards(t, maker, e, onPaper(sheet)))
				for i := range people {
					var faces [][2]float64
					for _, w := range pages[i/each] {
						if w.word == fmt.Sprintf("Name%d", i) {
							faces = append(faces, [2]float64{(w.left + w.right) / 2, (w.top + w.bottom) / 2})
						}
					}
					card := height / float64(each)
					fold := card * (float64(i%each) + 0.5)
					if len(faces) != 2 || math.Abs(faces[0][1]+faces[1][1]-2*fold) > 4 ||
						math.Abs(faces[0][0]-width/2) > 2 {
						t.Errorf("the name stands at %v, the fold at %v", faces, fold)
					}
				}
			})
		}
	}
}
