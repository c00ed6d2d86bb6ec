package value

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"laurel/data/program"
)

func TestNamesInCapitalsAreProposedInTitleCase(t *testing.T) {
	for _, test := range []struct {
		of         program.Country
		name, want string
	}{
		{"", "ANA PROVA", "Ana Prova"},
		{"", "ana prova", "Ana Prova"},
		{"", "Ana PROVA", "Ana PROVA"},
		{"", "IAN MCDONALD", "Ian McDonald"},
		{"", "NORA O'BRIEN", "Nora O'Brien"},
		{"", "NORA O’BRIEN", "Nora O’Brien"},
		{"", "JAN VAN DER BERG", "Jan van der Berg"},
		{"", "VAN DER BERG", "van der Berg"},
		{"", "MARIA DE LA CRUZ", "Maria de la Cruz"},
		{"", "ALI AL-MUSTER", "Ali al-Muster"},
		{"", "ALI AL MUSTER", "Ali al Muster"},
		{"", "SALMAN BIN KHALID", "Salman bin Khalid"},
		{"", "ABDUL-RAZZAK", "Abdul-Razzak"},
		{"", "ABDUL RAHMAN", "Abdul Rahman"},
		{"", "PÉREZ-EJEMPLO", "Pérez-Ejemplo"},
		{"", "J.R. SAMPLE", "J.R. Sample"},
		{"", "JOHN F. SAMPLE III", "John F. Sample III"},
		{"", "MACHADO", "Machado"},
		{"", "D'ANGELO", "D'Angelo"},
		{"", "N'DIAYE", "N'Diaye"},
		{"", "IJSSEL", "IJssel"},
		{"", "ΓΙΩΡΓΟΣ ΠΑΡΑΔΕΙΓΜΑ", "Γιωργος Παραδειγμα"},
		{"", "ПРИМЕРОВА АННА", "Примерова Анна"},
		{"", "SAMPLE JR.", "Sample Jr."},
		{"VN", "LE VAN MAU", "Le Van Mau"},
		{"", "LÊ VĂN MẪU", "Lê Văn Mẫu"},
		{"KR", "KIM MIN-JI", "Kim Min-ji"},
		{"", "李小龍", "李小龍"},
		{"", "ليلى", "ليلى"},
		{"", "J.", "J."},
		{"", "DE", "De"},
		{"", "", ""},
		{"", "NG", "Ng"},
		{"", "von Muster", "von Muster"},
		{"", "İBRAHİM ÖRNEK", "İbrahİm Örnek"},
		{"", "MC", "Mc"},
		{"", "JEAN-LUC", "Jean-Luc"},
		{"", "ZOË", "Zoë"},
		{"", "ABD-AL-RAHMAN", "Abd-al-Rahman"},
		{"", "DOS SANTOS", "dos Santos"},
		{"", "D’ALMEIDA", "D’Almeida"},
	} {
		if got := TitleCase(test.name, from(test.of)); got != test.want {
			t.Errorf("%q is %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTitleCaseChangesNoLetterButItsCase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-ZÀ-ÞΑ-ΩА-Я' .-]{0,20}`)).Draw(t, "name")
		got := TitleCase(
			name,
			from(program.Country(rapid.SampledFrom([]string{"", "KR", "VN", "ES"}).Draw(t, "country"))),
		)
		if utf8.ValidString(name) && !strings.EqualFold(got, name) {
			t.Errorf("%q became %q", name, got)
		}
		if again := TitleCase(got, nil); got != name && again != got && !inOneCase(got) {
			t.Errorf("%q became %q, and then %q", name, got, again)
		}
	})
}
