package value

import (
	"strings"
	"testing"

	"laurel/data/program"
)

// from is somebody of whom only the country is known.
func from(country program.Country) *program.Person { return &program.Person{Nationality: country} }

func TestWholeNamesAreDivided(t *testing.T) {
	for _, test := range []struct {
		of   program.Country
		name string
		want string // honorific|given|family|suffix, with < at the end: family first
	}{
		{"", "Ana Prova", "|Ana|Prova|"},
		{"", "Prova, Ana", "|Ana|Prova|"},
		{"", "Prova,Ana", "|Ana|Prova|"},
		{"", "Prova، Ana", "|Ana|Prova|"},
		{"", "مثال، أحمد", "|أحمد|مثال|"},
		{"", "Ana Maria PROVA", "|Ana Maria|PROVA|"},
		{"", "PROVA Ana", "|Ana|PROVA|"},
		{"", "PROVA, Ana", "|Ana|PROVA|"},
		{"", "Contoh", "|Contoh||"},
		{"", "Iman Al Muster", "|Iman|Al Muster|"},
		{"", "Jan van der Voorbeeld", "|Jan|van der Voorbeeld|"},
		{"", "María de la Muestra", "|María|de la Muestra|"},
		{"", "محمد مثال", "|محمد|مثال|"},
		{"", "محمد عبد الله", "|محمد|عبد الله|"},

		// suffixes
		{"", "Jane Sample, PhD", "|Jane|Sample|PhD"},
		{"", "Martin Muster, Jr.", "|Martin|Muster|Jr."},
		{"", "Martin Muster Jr.", "|Martin|Muster|Jr."},
		{"", "John Sample III", "|John|Sample|III"},
		{"", "John Sample, III", "|John|Sample|III"},
		{"", "Sample, John, III", "|John|Sample|III"},
		{"", "Sample, John III", "|John|Sample|III"},
		{"", "Sample Jr., John", "|John|Sample|Jr."},
		{"", "Sample, Jr., John", "|John|Sample|Jr."},
		{"", "Jane Sample, PhD, MBA", "|Jane|Sample|PhD, MBA"},
		{"", "Jane Sample, Ph.D.", "|Jane|Sample|Ph.D."},
		{"", "Jane Sample Ph.D.", "|Jane|Sample|Ph.D."},
		{"", "Jane Sample, Ph. D.", "|Jane|Sample|Ph. D."},
		{"", "Jane Sample Esq.", "|Jane|Sample|Esq."},
		{"", "Jane Sample, MD/PhD", "|Jane|Sample|MD/PhD"},
		{"", "Jane Sample, M.A., LL.M.", "|Jane|Sample|M.A., LL.M."},
		{"", "Martin Muster, Sr.", "|Martin|Muster|Sr."},
		{"", "Martin Muster, Jr., MD", "|Martin|Muster|Jr., MD"},
		{"", "Dr. Jane Sample, PhD", "Dr.|Jane|Sample|PhD"},
		{"", "Yo-Yo MA", "|Yo-Yo|MA|"},
		{"", "Hon. Lina Prova MP", "Hon.|Lina|Prova|MP"},
		{"", "Jack Ma", "|Jack|Ma|"},
		{"", "Ma, Jack", "|Jack|Ma|"},

		// honorifics
		{"", "Dr. Ahmed Muster", "Dr.|Ahmed|Muster|"},
		{"", "Mr. Omar Beispiel", "Mr.|Omar|Beispiel|"},
		{"", "H.E. Ambassador Lina Prova", "H.E. Ambassador|Lina|Prova|"},
		{"", "T.S. Prova", "|T.S.|Prova|"},
		{"IN", "M.S. Lina Prova", "|M.S. Lina|Prova|"},
		{"", "HE Lina Prova", "HE|Lina|Prova|"},
		{"CN", "He Yangben", "|Yangben|He|<"},
		{"", "Prof. Dr. Ana Prova", "Prof. Dr.|Ana|Prova|"},
		{"", "Prof. Dr. med. Ana Prova", "Prof. Dr. med.|Ana|Prova|"},
		{"", "Dr.-Ing. Jörg Muster", "Dr.-Ing.|Jörg|Muster|"},
		{"", "Dr.Ahmed Muster", "Dr.|Ahmed|Muster|"},
		{"", "Mme Zoé Exemple", "Mme|Zoé|Exemple|"},
		{"FR", "M. Jean Exemple", "M.|Jean|Exemple|"},
		{"", "FNU Prova", "||Prova|"},
		{"", "LNU, Zaheer", "|Zaheer||"},
		{"", "Ana Lina LNU", "|Ana Lina||"},
		{"", "D.ª Ana Prova", "D.ª|Ana|Prova|"},
		{"", "Doña Ana Prova", "Doña|Ana|Prova|"},
		{"ES", "D. Juan Muestra Prova", "D.|Juan|Muestra Prova|"},
		{"", "Dr. D. Juan Muestra", "Dr.|D. Juan|Muestra|"},
		{"", "Excmo. Sr. D. Juan Muestra", "Excmo. Sr. D.|Juan|Muestra|"},
		{"", "Lt. Col. (Ret.) Omar Beispiel", "Lt. Col.|Omar|Beispiel|Ret."},
		{"US", "M. Night Sample", "|M. Night|Sample|"},
		{"FR", "Me Zoé Exemple", "Me|Zoé|Exemple|"},
		{"TG", "S.E.M. Jean EXEMPLE", "S.E.M.|Jean|EXEMPLE|"},
		{"FR", "Mme la Ministre Zoé EXEMPLE", "Mme la Ministre|Zoé|EXEMPLE|"},
		{"", "S.E. l’Ambassadeur Jean Exemple", "S.E. l’Ambassadeur|Jean|Exemple|"},
		{"BR", "Exmo. Sr. Dr. João Modelo", "Exmo. Sr. Dr.|João|Modelo|"},
		{"PT", "Eng.º Rui Modelo", "Eng.º|Rui|Modelo|"},
		{"", "Sra. Ana Prova", "Sra.|Ana|Prova|"},
		{"", "S.E. Jean Exemple", "S.E.|Jean|Exemple|"},
		{"", "S.E. Mme Zoé Exemple", "S.E. Mme|Zoé|Exemple|"},
		{"", "His Excellency Omar Beispiel", "His Excellency|Omar|Beispiel|"},
		{"", "The Hon. Omar Beispiel", "The Hon.|Omar|Beispiel|"},
		{"", "Rt. Hon. Omar Beispiel, MP", "Rt. Hon.|Omar|Beispiel|MP"},
		{"", "Muster, Dr. Ahmed", "Dr.|Ahmed|Muster|"},
		{"", "Muster, Ahmed, Dr.", "Dr.|Ahmed|Muster|"},
		{"", "MUSTER, Ahmed (Mr.)", "Mr.|Ahmed|MUSTER|"},
		{"", "Ahmed MUSTER (Mr)", "Mr|Ahmed|MUSTER|"},
		{"", "Judge Lina Prova", "Judge|Lina|Prova|"},
		{"", "Judge Prova", "|Judge|Prova|"},
		{"", "Prince Sample", "|Prince|Sample|"},
		{"", "Justice Sample", "|Justice|Sample|"},
		{"", "Miss Ana Prova", "Miss|Ana|Prova|"},
		{"", "د. أحمد مثال", "د.|أحمد|مثال|"},
		{"", "السيدة ليلى مثال", "السيدة|ليلى|مثال|"},
		{"", "Lt. Col. Kofi Sample", "Lt. Col.|Kofi|Sample|"},
		{"", "Dr. Contoh", "Dr.|Contoh||"},
		{"", "Ing. José Muestra", "Ing.|José|Muestra|"},
		{"", "Frau Dr. Ana Prova", "Frau Dr.|Ana|Prova|"},
		{"", "Tan Sri Ahmad Contoh", "Tan Sri|Ahmad|Contoh|"},

		// initials
		{"", "John F. Sample", "|John F.|Sample|"},
		{"", "J. R. R. Sample", "|J. R. R.|Sample|"},
		{"", "J.R. Sample", "|J.R.|Sample|"},
		{"", "J Sample", "|J|Sample|"},
		{"", "Sample J. R.", "|J. R.|Sample|"},
		{"", "Sample J.R.", "|J.R.|Sample|"},
		{"", "J. SAMPLE", "|J.|SAMPLE|"},
		{"", "Sample, J.", "|J.|Sample|"},
		{"", "Иванова А. М.", "|А. М.|Иванова|"},

		// particles
		{"", "Ana de Prova", "|Ana|de Prova|"},
		{"", "van der Berg Jan", "|Jan|van der Berg|"},
		{"", "de la Muestra María José", "|María José|de la Muestra|"},
		{"", "Salman bin Khalid Al Muster", "|Salman bin Khalid|Al Muster|"},
		{"", "Ahmed bin Sample", "|Ahmed|bin Sample|"},
		{"", "Huda al-Mithal", "|Huda|al-Mithal|"},
		{"", "Mohammed Abdul Rahman", "|Mohammed|Abdul Rahman|"},
		{"", "EJEMPLO de la VEGA María", "|María|EJEMPLO de la VEGA|"},
		{"", "DE LA CRUZ Maria", "|Maria|DE LA CRUZ|"},
		{"", "Jan VAN DER BERG", "|Jan|VAN DER BERG|"},
		{"", "Jan van der BERG", "|Jan|van der BERG|"},
		{"", "van der Berg, Jan", "|Jan|van der Berg|"},
		{"", "Ludwig von Muster", "|Ludwig|von Muster|"},
		{"", "Seán Ó Sample", "|Seán|Ó Sample|"},
		{"BR", "João Carlos da Silva Neto", "|João Carlos|da Silva Neto|"},
		{"", "Ian McDONALD", "|Ian|McDONALD|"},
		{"", "O'BRIEN Nora", "|Nora|O'BRIEN|"},
		{"", "AL-MUSTER Ali", "|Ali|AL-MUSTER|"},

		// two surnames
		{"", "María José García Márquez", "|María José|García Márquez|"},
		{"ES", "María José García Márquez", "|María José|García Márquez|"},
		{"PE", "Ana Prova Muestra", "|Ana|Prova Muestra|"},
		{"MX", "Juan Carlos Ejemplo", "|Juan Carlos|Ejemplo|"},
		{"MX", "Juan Carlos Ejemplo Muestra", "|Juan Carlos|Ejemplo Muestra|"},
		{"CO", "Ana de la Cruz Muestra", "|Ana|de la Cruz Muestra|"},
		{"VE", "Luz Ejemplo de Prueba", "|Luz|Ejemplo de Prueba|"},
		{"US", "Jane Mary Sample", "|Jane Mary|Sample|"},
		{"", "Carlos López Ramírez", "|Carlos|López Ramírez|"},
		{"PE", "GARCIA MARQUEZ María José", "|María José|GARCIA MARQUEZ|"},
		{"", "García Márquez, María José", "|María José|García Márquez|"},
		{"ES", "Jose Garcia y Lopez", "|Jose|Garcia y Lopez|"},

		// family first
		{"KR", "Kim Minji", "|Minji|Kim|<"},
		{"KR", "Minji Kim", "|Minji|Kim|"},
		{"KR", "Kim Min-ji", "|Min-ji|Kim|<"},
		{"KR", "Kim Min Ji", "|Min Ji|Kim|<"},
		{"KR", "KIM Minji", "|Minji|KIM|<"},
		{"KR", "Minji KIM", "|Minji|KIM|"},
		{"KR", "Kim, Minji", "|Minji|Kim|<"},
		{"", "김민지", "|민지|김|<"},
		{"", "남궁민지", "|민지|남궁|<"},
		{"", "김 민지", "|민지|김|<"},
		{"", "李小龍", "|小龍|李|<"},
		{"", "歐陽小龍", "|小龍|歐陽|<"},
		{"", "李小龙先生", "先生|小龙|李|<"},
		{"CN", "Li Xiaolong", "|Xiaolong|Li|<"},
		{"CN", "Xiaolong Li", "|Xiaolong|Li|"},
		{"TW", "Chen Yang-ben", "|Yang-ben|Chen|<"},
		{"HK", "Chan Tai Man", "|Tai Man|Chan|<"},
		{"HK", "Jackie Chan", "|Jackie|Chan|"},
		{"JP", "Yamada Taro", "|Taro|Yamada|<"},
		{"JP", "Taro Yamada", "|Taro|Yamada|"},
		{"JP", "山田太郎", "|太郎|山田|<"},
		{"", "山田 太郎", "|太郎|山田|<"},
		{"", "マリア・ムエストラ", "|マリア|ムエストラ|"},
		{"VN", "Nguyen Van Mau", "|Van Mau|Nguyen|<"},
		{"", "Nguyễn Văn Mẫu", "|Văn Mẫu|Nguyễn|<"},
		{"VN", "Minh Nguyen", "|Minh|Nguyen|"},
		{"HU", "Minta Zsófia", "|Zsófia|Minta|<"},
		{"HU", "Zsófia Minta", "|Zsófia|Minta|"},
		{"HU", "Dr. Minta Győző", "Dr.|Győző|Minta|<"},
		{"KH", "Sok Kumru", "|Kumru|Sok|<"},
		{"KH", "Sophea Chan", "|Sophea|Chan|"},
		{"", "គំរូ សុខា", "|សុខា|គំរូ|<"},
		{"US", "Minji Kim", "|Minji|Kim|"},

		// what other offices write
		{"KE", "Hon. (Dr.) Wanjiru Mfano, EGH", "Hon. Dr.|Wanjiru|Mfano|EGH"},
		{"", "Ana Prova, CBS", "|Ana|Prova|CBS"},
		{"", "Col. (Rtd) Otieno Jaribio", "Col.|Otieno|Jaribio|Rtd"},
		{"IN", "Shri R. K. Namoona", "Shri|R. K.|Namoona|"},
		{"VN", "Bà Lê Thị Kiểm Thử", "Bà|Thị Kiểm Thử|Lê|<"},
		{"", "Примерова Анна Сергеевна", "|Анна Сергеевна|Примерова|"},
		{"", "Анна Сергеевна Примерова", "|Анна Сергеевна|Примерова|"},

		// others
		{"", "PROVA<<ANA<MARIA", "|ANA MARIA|PROVA|"},
		{"", "1. Ana Prova", "|Ana|Prova|"},
		{"", "2) Prova, Ana", "|Ana|Prova|"},
		{"", "Robert \"Bob\" Sample", "|Robert \"Bob\"|Sample|"},
		{"", "Xiaolong Li (Bruce)", "|Xiaolong (Bruce)|Li|"},
		{"", "  Ana\u00a0\u200bProva\u200f ", "|Ana|Prova|"},
		{"", "Ana Prova-Muestra", "|Ana|Prova-Muestra|"},
		{"", "ANA PROVA", "|ANA|PROVA|"},
		{"", "ana prova", "|ana|prova|"},
		{"", "Dr.", "|Dr.||"},
		{"", "", "|||"},
		{"", ",", "|||"},
		{"", "(Ana)", "|(Ana)||"},
	} {
		n := DivideName(test.name, from(test.of))
		got := strings.Join([]string{n.Honorific, n.Given, n.Family, n.Suffix}, "|")
		if n.Order == program.FamilyFirst {
			got += "<"
		}
		if got != test.want {
			t.Errorf("%q of %q is %q, want %q", test.name, test.of, got, test.want)
		}
	}
	for name, want := range map[string]string{
		"Muestra Ejemplo Ana María": "Muestra Ejemplo", "Prova Ana María": "Prova",
		"van der Prova Jan": "van der Prova",
		"García López Ana":  "García López", "Lê Thị Thử": "Lê",
	} {
		if n := DivideListed(name, nil); n.Family != want {
			t.Errorf("%q of a list with the family name first is %+v, want %q", name, n, want)
		}
	}
	if n := DivideName("Ana Prova, Director of Example", nil); n.Family != "Prova" ||
		n.Position != "Director of Example" {
		t.Errorf("%+v", n)
	}
}

func TestPartsOfNamesHoldNoTitles(t *testing.T) {
	for _, test := range []struct{ given, family, want string }{
		{"Dr. Ahmed", "Muster", "Dr.|Ahmed|Muster|"},
		{"Jane", "Sample, PhD", "|Jane|Sample|PhD"},
		{"Jane", "Sample PhD", "|Jane|Sample|PhD"},
		{"Martin", "Muster Jr.", "|Martin|Muster|Jr."},
		{"Judge", "Prova", "|Judge|Prova|"},
		{"Dr.", "Prova", "|Dr.|Prova|"},
		{"", "Ma", "||Ma|"},
		{"H.E. Lina", "Prova", "H.E.|Lina|Prova|"},
		{"Prince", "Sample", "|Prince|Sample|"},
		{"Sr. Juan", "Ejemplo", "Sr.|Juan|Ejemplo|"},
		{"Li", "Ng", "|Li|Ng|"},
	} {
		n := Parted(test.given, test.family, nil)
		if got := strings.Join([]string{n.Honorific, n.Given, n.Family, n.Suffix}, "|"); got != test.want {
			t.Errorf("%q and %q are %q, want %q", test.given, test.family, got, test.want)
		}
	}
}

func TestAnHonorificIsWrittenOnce(t *testing.T) {
	for _, test := range []struct{ column, name, want string }{
		{"Dr.", "Dr.", "Dr."},
		{"H.E.", "H.E. Ambassador", "H.E. Ambassador"},
		{"", "Dr.", "Dr."},
		{"Mr.", "", "Mr."},
		{"Mr", "Mr.", "Mr."},
		{"Prof.", "Dr.", "Prof. Dr."},
		{"Prof. Dr.", "Dr.", "Prof. Dr."},
		{"Ms.", "Mrs.", "Ms."},
		{"Mr.", "Dr.", "Mr. Dr."},
		{"Doctor", "Dr.", "Dr."},
		{"", "", ""},
		{"S.E.", "Mme", "S.E. Mme"},
	} {
		if got := JoinHonorifics(test.column, test.name); got != test.want {
			t.Errorf("%q and %q are %q, want %q", test.column, test.name, got, test.want)
		}
	}
}

func TestAnOfficeKeepsItsName(t *testing.T) {
	for name, want := range map[string]string{
		"Dr. Ana Prova": "Dr.|Ana Prova", "H.E. Ambassador Lina Prova": "H.E. Ambassador|Lina Prova", "": "|",
		"Dr.":                            "|Dr.",
		"General Directorate of Example": "|General Directorate of Example", "Ana Prova": "|Ana Prova",
		"His Excellency Omar Beispiel": "His Excellency|Omar Beispiel", "Lady Example Fund": "|Lady Example Fund",
	} {
		if honorific, rest := WithoutHonorific(name); honorific+"|"+rest != want {
			t.Errorf("%q is %q and %q", name, honorific, rest)
		}
	}
}

func FuzzDivideName(f *testing.F) {
	for _, name := range []string{
		"Dr. Jane Sample, PhD", "李小龍", "PROVA<<ANA", "(a) \"b\" c", "M. de la", ", , Jr.",
		"Dr.A",
	} {
		f.Add(name, "KR")
		f.Add(name, "ES")
	}
	f.Fuzz(func(t *testing.T, name, country string) {
		n := DivideName(name, from(program.Country(country)))
		all := strings.Join([]string{n.Honorific, n.Given, n.Family, n.Suffix, n.Position}, " ")
		letters := func(text string) (count int) {
			for _, r := range Visible(strings.ToValidUTF8(text, "")) {
				if r > 0x40 && r != '<' && r != '・' {
					count++
				}
			}
			return count
		}
		if letters(all) < letters(Line(commas.Replace(strings.ToValidUTF8(name, ""))))-len(" ") &&
			!strings.Contains(name, "[") && !strings.ContainsAny(name, "\"“”(") {
			t.Errorf("%q lost letters: %+v", name, n)
		}
	})
}
