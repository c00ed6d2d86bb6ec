package value

import (
	"strings"
	"testing"
)

func TestWhatStandsForNothingIsNothing(t *testing.T) {
	for _, text := range []string{
		"-", "—", "–", "--", "...", "N/A", "n/a", "n.a.", "TBD", "tbd", "TBC", "?", "to be confirmed",
		"Por confirmar", "k.A.",
		"null", "(none given)", "Non renseigné", "/", "…", "N/A.", "[TBD]", "unknown",
	} {
		if !Absent(text) {
			t.Errorf("%q is something", text)
		}
	}
	for _, text := range []string{"", "Ana", "0", "+", "✓", "NA", "none", "????", "A-", "12", "王", "Unknown Films"} {
		if Absent(text) {
			t.Errorf("%q is nothing", text)
		}
	}
	for _, text := range []string{
		"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#¡VALOR!", "#¿NOMBRE?",
		"#N/D", "#NV",
		"#BEZUG!", "Err:502", "#######", "#REF", "#CALC!", "#VALEUR!",
	} {
		if !ErrorValue(text) {
			t.Errorf("%q is a value", text)
		}
	}
	for _, text := range []string{"#", "# 5", "#1", "#hashtag", "REF", "N/A", "", "#12/3", "C#"} {
		if ErrorValue(text) {
			t.Errorf("%q is an error value", text)
		}
	}
}

func TestTextStaysText(t *testing.T) {
	for text, want := range map[string]string{
		"12E4": "12E4", "1E5": "1E5", "1001.0": "1001", "15125550100.0": "15125550100",
		"1.5125550101E10": "15125550101",
		"007":             "007", "+1 555 0100": "+1 555 0100", "'+1 555 0100": "+1 555 0100",
		"'00123": "00123", "1.5": "1.5",
		"A1.0":     "A1.0",
		"5.35E+09": "5.35E+09", "X12E4": "X12E4", "2.0": "2", "’+1 555": "+1 555", "O'Brien": "O'Brien", "E12": "E12",
		"1.234567890123E+12": "1234567890123", "0E1": "0E1", "123": "123", "NaN": "NaN", "Inf": "Inf",
		"0x1F": "0x1F", "1e400": "1e400",
	} {
		if got := Whole(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{
		"4.479E+11": true, "4.47900E+11": true, "5.35E+09": true, "5E+09": true, "12E4": false,
		"1.5125550101E10": false,
		"5,35E+09":        true, "1.2E+1": false, "X": false, "447900123456": false, "9.71501E+11": true,
		"1E5":   false,
		"12E+4": false,
	} {
		if Rounded(text) != want {
			t.Errorf("%q is rounded: %v", text, !want)
		}
	}
}

func TestNoNeedIsAnAnswer(t *testing.T) {
	for _, text := range []string{
		"No restrictions", "None.", "nil", "No allergies", "Não", "none", "No dietary restrictions",
		"no known allergies",
		"No food allergies or restrictions", "Sin restricciones", "ninguna", "sin alergias", "Aucune restriction",
		"aucune",
		"pas de restrictions alimentaires", "keine", "Keine Einschränkungen", "Nein", "ohne", "No special needs",
		"Eats everything",
		"no restrictions at all", "Nothing", "rien", "NONE", "No, thank you", "I have no dietary restrictions",
		"None known",
		"No preference", "nada", "لا يوجد", "regular", "No medical conditions", "None reported", "sem restrições",
		"0",
		"nothing special", "No dietary requirements.", "nincs", "brak", "žádné", "yok", "нет", "geen", "ingen",
		"ไม่มี", "कोई नहीं", "без ограничений", "không", "No allergies/intolerances", "Como de todo",
		"Ich habe keine Allergien",
	} {
		if !WithoutNeed(text) {
			t.Errorf("%q is a need", text)
		}
	}
	for _, text := range []string{
		"", "vegetarian", "No nuts", "no pork", "gluten free", "sin gluten", "sans porc", "kein Schweinefleisch",
		"Halal",
		"No beef; no pork", "allergies", "Allergic to nuts", "diet", "lactose intolerance", "special meal", "Yes",
		"-", "No shellfish",
	} {
		if WithoutNeed(text) {
			t.Errorf("%q is no need", text)
		}
	}
}

func TestLettersThatAreLostAreSeen(t *testing.T) {
	for text, want := range map[string]bool{
		"???? ??? ??????": true, "Jos? Muestra": true, "M?ller": true, "?ofia": true, "Ana Prova": false,
		"Ana (?)": false, "?": false,
		"Zo\uFFFD": true, "Who?": false, "ليلى": false,
	} {
		if LostLetter(text) != want {
			t.Errorf("%q has lost letters: %v", text, !want)
		}
	}
}

func TestInvisibleMarksGo(t *testing.T) {
	for text, want := range map[string]string{
		"\u202a+1 555 0100\u202c": "+1 555 0100", "Ana\u00a0Prova": "Ana Prova", "\ufeffAna\u200b": "Ana",
		"a\u2009b":     "a b",
		"Mu\u00adster": "Muster", "ليلى\u200f": "ليلى", "\u2066x\u2069": "x", "می\u200cخواهم": "می\u200cخواهم",
		"A\u200cB":  "AB",
		"क्\u200dष": "क्\u200dष", "plain": "plain", "\u061cx": "x", "\u200eana@example.org\u200e": "ana@example.org",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAddressesInOneCell(t *testing.T) {
	for text, want := range map[string]string{
		"ana@example.org":                    "ana@example.org",
		"ana@example.org; prova@example.org": "ana@example.org prova@example.org",
		"Ana Prova <ana@example.org>":        "ana@example.org", "mailto:ana@example.org": "ana@example.org",
		"ana@example.org / prova@example.org":            "ana@example.org prova@example.org",
		"a@example.org, b@example.org":                   "a@example.org b@example.org",
		"work: ana@example.org\nhome: prova@example.org": "ana@example.org prova@example.org", "nowhere": "",
		"a@b":                         "",
		"\u200bana@example.org\u00a0": "ana@example.org", "ana@example.org (work)": "ana@example.org",
		"ana@example.org.":                "ana@example.org",
		"ana@example.org ana@example.org": "ana@example.org",
	} {
		if got := strings.Join(Emails(text), " "); got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

func TestFlightsAreParted(t *testing.T) {
	for text, want := range map[string]string{ // number|moment|places
		"QR 725 8 Mar 14:35 ORD":                            "QR 725|8 Mar 14:35|ORD",
		"QR725 8 March 2026 14:35 DOH-ORD":                  "QR725|8 March 2026 14:35|DOH ORD",
		"UA 951, 12 June 2023, 15:45, IAD":                  "UA 951|12 June 2023 15:45|IAD",
		"Qatar Airways QR 725 arriving 8 Mar 14:35 at ORD":  "Qatar Airways QR 725|8 Mar 14:35|ORD",
		"AF54 (CDG-IAD) 2023-06-11 16:10":                   "AF54|2023-06-11 16:10|CDG IAD",
		"TK 7 June 11 3:30 PM IAD":                          "TK 7|June 11 3:30 PM|IAD",
		"LH 418 11.06.2023 15:25 IAD":                       "LH 418|11.06.2023 15:25|IAD",
		"8 Mar 14:35 QR 725 ORD":                            "QR 725|8 Mar 14:35|ORD",
		"ET 500 IAD":                                        "ET 500||IAD",
		"VN 31 FRA 11JUN 0630":                              "VN 31|11JUN 0630|FRA",
		"B6 123 11 Jun 0930 hrs BOS":                        "B6 123|11 Jun 0930 hrs|BOS",
		"EK 231 / 11 JUN / 09:00 / IAD":                     "EK 231|11 JUN 09:00|IAD",
		"9W 12 14:00":                                       "9W 12|14:00|",
		"25JUN UA99 IAD-ORD 0730 0845":                      "UA99|25JUN 0730–0845|IAD ORD",
		"1 UA 99 Y 25JUN 4 IADORD HK1 0730 0845":            "UA 99|25JUN 07:30–08:45|IAD ORD",
		"UA0099 25JUN26 730P":                               "UA0099 730P|25JUN26|",
		"LH418 FRA 12:55 - IAD 16:05, 15 June":              "LH418|15 June 12:55–16:05|FRA IAD",
		"AA 3421 on 6/15 arrives 9:15p":                     "AA 3421|6/15 9:15p|",
		"Delta DL42 from CDG to IAD on 6/11/2023 at 2:15pm": "Delta DL42|6/11/2023 2:15pm|CDG IAD",
	} {
		f, ok := FlightIn(text)
		at := Line(f.Day + " " + strings.Join(f.Clocks, "–"))
		got := strings.Join([]string{f.Number, at, strings.Join(f.Places, " ")}, "|")
		if got != want || !ok {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{
		"", "QR 725", "8 Mar 14:35", "by train", "2023-06-11", "MAR 8", "ORD", "BA 293 LHR 11:05+1",
		"UA 99 IAD 14:30, UA 1234 ORD 18:00",
	} {
		if f, ok := FlightIn(text); ok {
			t.Errorf("%q is %+v", text, f)
		}
	}
}

func TestEmergencyContactsInOneCell(t *testing.T) {
	for text, want := range map[string]string{
		"Lina Muster":                              "Lina Muster||",
		"Lina Muster +1 555 0901":                  "Lina Muster||+1 555 0901",
		"Lina Muster (sister), +1 555 0901":        "Lina Muster|sister|+1 555 0901",
		"Lina Muster, wife, tel: +1 555 0901":      "Lina Muster|wife|+1 555 0901",
		"Lina Muster - mother - 0044 20 1234 567":  "Lina Muster|mother|0044 20 1234 567",
		"Omar Muster: +964 770 123 4567 (brother)": "Omar Muster|brother|+964 770 123 4567",
		"+1 (555) 010-0901 Lina Muster":            "Lina Muster||+1 (555) 010-0901",
		"esposa: Ana Prova 555 0100 99":            "Ana Prova|esposa|555 0100 99",
	} {
		name, relation, phone := EmergencyContact(text)
		if got := name + "|" + relation + "|" + phone; got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestQuotationMarksWithBackslashesAreDoubled(t *testing.T) {
	for text, want := range map[string]string{
		`"Ali \"Abu, elder\" Hassan","Prova"` + "\n" + `"Lina","Muster\","Director"`:// as in a sample
		`"Ali ""Abu, elder"" Hassan","Prova"` + "\n" + `"Lina","Muster","Director"`,
		`"a \"b\"",c` + "\n":                `"a ""b""",c` + "\n",
		`"C:\dir\",x`:                       `"C:\dir\",x`,
		`"a ""b""","c\\d \"e\" f"`:          `"a ""b""","c\d ""e"" f"`,
		`a,b`:                               `a,b`,
		`5\" pipe,x`:                        `5\" pipe,x`,
		"\"x \\\"y\\\" z\"\r\n\"w\\\"\": 1": "\"x \"\"y\"\" z\"\r\n\"w\"\"\": 1",
	} {
		if got := DoubledQuotes(text, ','); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
