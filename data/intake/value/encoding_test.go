package value

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"laurel/data/locale"
)

// foreign are invented lists in encodings of one byte or two a letter.
var foreign = []struct {
	as   Encoding
	text string
}{
	{"windows-1256", "Given name,Family name,Country\r\nليلى,المثال,Iraq\r\nعمر,نموذج,Iraq\r\n"},
	{"windows-1256", "الاسم;الدولة\r\nفاطمة نموذج;المغرب\r\n"},
	{"windows-1256", "Name\r\nمحمد مثال\r\n"},
	{"windows-1256", "نام,كشور\r\nپژمان چراغ,ايران\r\nگلناز نمونه,ايران\r\n"},
	{"windows-874", "Given name,Family name\r\nสมชาย,ตัวอย่าง\r\n"},
	{"windows-874", "ชื่อ,ประเทศ\r\nมาลี ตัวอย่าง,ไทย\r\n"},
	{"windows-1251", "Given name;Family name\r\nИван;Примеров\r\n"},
	{"windows-1251", "Ім’я;Прізвище\r\nОлена;Зразок\r\nЮрій;Приклад\r\n"},
	{"windows-1251", "Name\r\nПетър Примеров\r\n"},
	{"windows-1251", "ФИО\r\nПРИМЕРОВА АННА\r\n"},
	{"windows-1250", "Given name;Family name;Position\r\nŽofia;Příkladová;Soudkyně\r\nGyőző;Minta;Bíró\r\n"},
	{"windows-1250", "Imię;Nazwisko\r\nGrażyna;Przykładowa\r\nŁukasz;Wzór\r\n"},
	{"windows-1250", "Name\r\nĐorđe Primjerić\r\n"},
	{"windows-1250", "Jméno\r\nJiří Vzorný\r\n"},
	{"windows-1250", "Név\r\nSzűcs Mintáné\r\n"},
	{"windows-1250", "Nume\r\nŞtefan Exempluţă\r\n"},
	{"windows-1252", "Name;Stadt\r\nJürgen Müßig;Köln\r\nJosé Pérez Núñez;Málaga\r\n"},
	{"windows-1252", "Name\r\nJosé Muñoz Ejemplo\r\n"},
	{"windows-1252", "Nom;Prénom\r\nExemple;Zoé\r\nL’Échantillon;François\r\n"},
	{"windows-1252", "Navn\r\nBjørn Prøve\r\nÅse Eksempel\r\n"},
	{"windows-1252", "Nome\r\nJoão Exemplo Conceição\r\n"},
	{"windows-1252", "Nafn\r\nÞórður Dæmi\r\n"},
	{"windows-1254", "Ad;Soyad\r\nAyşe;Yıldız\r\nİbrahim;Örnekoğlu\r\n"},
	{"windows-1254", "Name\r\nOğuz Örnek\r\n"},
	{"windows-1253", "Όνομα;Επώνυμο\r\nΓιώργος;Παράδειγμα\r\n"},
	{"windows-1255", "Name\r\nדוד כהן\r\nמשה דוגמה\r\n"},
	{"windows-1257", "Name\r\nŠarūnas Pavyzdys\r\nJānis Bērziņš\r\n"},
	{"gb18030", "姓名,国家\r\n李小龙,中国\r\n王样本,中国\r\n"},
	{"gb18030", "Name,Own script\r\nWang Yangben,王样本\r\n"},
	{"big5", "姓名,國家\r\n李小龍,台灣\r\n"},
	{"big5", "Name\r\n陳樣本\r\n林範例\r\n"},
	{"shift_jis", "名前,国\r\n山田太郎,日本\r\n"},
	{"shift_jis", "Name\r\nヤマダ タロウ\r\n見本 花子\r\n"},
	{"euc-kr", "이름,나라\r\n김민지,대한민국\r\n"},
	{"euc-kr", "Name\r\n박견본\r\n최보기\r\n"},
	{"koi8-u", "Имя;Фамилия\r\nИван;Примеров\r\n"},
	{"ibm850", "Name;Ort\r\nJürgen Müßig;Köln\r\n"},
	{"ibm866", "Имя;Фамилия\r\nИван;Примеров\r\n"},
	{"macintosh", "Nom;Prénom\r\nExemple;Zoé\r\nÉchantillon;François\r\n"},
	{"macintosh", "Name\r\nJosé Muñoz Ejemplo\r\nAndrés Peña\r\n"},
	{"iso-8859-2", "Name\r\nŠárka Příkladová\r\nTomáš Žďárský\r\n"},
	{"iso-8859-5", "Имя\r\nИван Примеров\r\n"},
}

func TestTheEncodingOfAListIsTheOneThatReadsAsWords(t *testing.T) {
	for _, test := range foreign {
		content, err := encoding.ReplaceUnsupported(test.as.charset().decodes.NewEncoder()).Bytes([]byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		text, letters := DecodeAs(content, "")
		if text != test.text || !letters.Guessed {
			t.Errorf("%s was read as %s: %q", test.as, letters.Encoding, strings.Join(strings.Fields(text), " "))
		}
	}
}

// few are invented or well-known words, of which two in a file are to be enough.
var few = map[Encoding]string{}

func TestTwoWordsAreMostlyEnoughForTheEncoding(t *testing.T) {
	tried, wrong := 0, 0
	for as, list := range few {
		words := strings.Split(list, "/")
		for i := range words {
			want := "Name\r\n" + words[i] + "\r\n" + words[(i+1)%len(words)] + "\r\n"
			content, err := as.charset().decodes.NewEncoder().Bytes([]byte(want))
			if err != nil {
				t.Fatal(err)
			}
			tried++
			if got, letters := DecodeAs(content, ""); got != want {
				wrong++
				t.Logf("%s was read as %s: %q", as, letters.Encoding, got)
			}
		}
	}
	if wrong*50 > tried {
		t.Errorf("%d of %d are wrong, more than one in fifty", wrong, tried)
	}
}

func TestTheEncodingThatWasChosenIsTheOneOfTheFile(t *testing.T) {
	content := "Name\r\n\xc8\xe2\xe0\xed"
	for _, as := range Encodings() {
		if text, letters := DecodeAs([]byte(content), as); letters.Encoding != as || letters.Guessed ||
			as == "windows-1251" && text != "Name\r\nИван" {
			t.Errorf("%s: %s, %q", as, letters.Encoding, text)
		}
		if name := as.Name(locale.Language("fr")); name == string(as) || name == "" {
			t.Errorf("%s has no name", as)
		}
	}
	if _, letters := DecodeAs([]byte(content), "morse"); !letters.Guessed || letters.Sample != "Иван" {
		t.Errorf("an encoding that there is not: %+v", letters)
	}
}

func TestOneBadByteSpoilsOneLetter(t *testing.T) {
	text, letters := DecodeAs([]byte("Name\nZoé Exemple\nJos\xe9 Muestra\nليلى المثال\n"), "")
	if text != "Name\nZoé Exemple\nJos\uFFFD Muestra\nليلى المثال\n" || letters.Encoding != UTF8 {
		t.Errorf("%s: %q", letters.Encoding, text)
	}
}

func TestWideTextsNeedNoMark(t *testing.T) {
	for _, want := range []string{
		"姓名,国家\r\n李小龙,中国\r\n", "Name;Land\nليلى;العراق\n", "Имя\tСтрана\r\nИван\tРоссия\r\n", "a\n一,二\n",
	} {
		for _, as := range []Encoding{UTF16LE, UTF16BE} {
			content, err := as.charset().decodes.NewEncoder().Bytes([]byte(want))
			if err != nil {
				t.Fatal(err)
			}
			if got, letters := DecodeAs(content, ""); got != want || letters.Encoding != as || letters.Guessed {
				t.Errorf("%s was read as %s: %q", as, letters.Encoding, got)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, test := range foreign[:6] {
		f.Add([]byte(test.text))
	}
	f.Add([]byte("Jos\xe9;\xff\xfe\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		text, letters := DecodeAs(content, "")
		if !utf8.ValidString(text) || !letters.Encoding.Valid() {
			t.Errorf("%s gives %q", letters.Encoding, text)
		}
		if utf8.Valid(content) && wideOrder(content) == "" && !bytes.HasPrefix(content, []byte("\xef\xbb\xbf")) &&
			text != string(content) {
			t.Errorf("UTF-8 %q became %q", content, text)
		}
	})
}
