package program

import "testing"

func TestAPassportsNameIsDividedWhereItCanBe(t *testing.T) {
	cases := []struct{ name, passport, given, family, last, first string }{
		{"no passport", "", "Ana", "Prova", "Prova", "Ana"},
		{"no passport and one name", "", "Contoh", "", "Contoh", ""},
		{"last name first", "MINTA ZSOFIA", "Zsófia", "Minta", "MINTA", "ZSOFIA"},
		{"first name first", "Zsofia Minta", "Zsófia", "Minta", "Minta", "Zsofia"},
		{"by a comma", "DE LA CRUZ, MARIA JOSE", "Mari", "Cruz", "DE LA CRUZ", "MARIA JOSE"},
		{"a last name of two words", "ABDUL RAZZAK BASIM", "Basim", "Abdul-Razzak", "ABDUL RAZZAK", "BASIM"},
		{"more first names than one uses", "PROVA ANA MARIA", "Ana", "Prova", "PROVA", "ANA MARIA"},
		{"known by the first name only", "ANA PROVA SILVA", "Ana", "", "PROVA SILVA", "ANA"},
		{"one name", "CONTOH", "Contoh", "", "CONTOH", ""},
		{"nothing alike", "SURNAME GIVEN", "Other", "Person", "SURNAME GIVEN", ""},
		{"an alias", "", "", "", "The teacher", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := &Person{PassportName: c.passport, Given: c.given, Family: c.family, Alias: "The teacher"}
			last, first := p.PassportParts()
			if last != c.last || first != c.first {
				t.Errorf("%q is %q, %q; want %q, %q", c.passport, last, first, c.last, c.first)
			}
		})
	}
}
