package table_test

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

const listFields = "given family birth-date nationality passport-number passport-expiry position affiliation phone " +
	"email diet emergency-name emergency-phone arrival"

// Each list is written as an office of the country writes it: its headings, its dates, its words for none.
func TestListsInOtherLanguagesAreUnderstood(t *testing.T) {
	const row = "Ana|Prova|15 June 1985|%|P123|3 March 2031|%|%|+1 555 0100|ana@example.org|none|Kim Sample|" +
		"+1 555 0900|" +
		"11 June 2026, 2:30 p.m."
	for name, test := range map[string]struct{ text, country, position, office string }{
		"Dutch": {
			"Voornaam;Achternaam;Geboortedatum;Nationaliteit;Paspoortnummer;Geldig tot;Functie;Organisatie;" +
				"Telefoonnummer (mobiel);E-mailadres;Dieetwensen;Contactpersoon bij nood;Telefoonnummer noodcontact;" +
				"Aankomstdatum;Aankomsttijd\nAna;Prova;15 juni 1985;Nederland;P123;3 maart 2031;Rechter;" +
				"Voorbeeldraad;" +
				"+1 555 0100;ana@example.org;geen;Kim Sample;+1 555 0900;11-06-2026;" +
				"14.30 uur\n", "Netherlands", "Rechter",
			"Voorbeeldraad",
		},
		"Polish": {
			"Imię;Nazwisko;Data urodzenia;Obywatelstwo;Nr paszportu;Data ważności paszportu;Stanowisko;" +
				"Instytucja;Telefon komórkowy;Adres e-mail;Dieta;Osoba kontaktowa w nagłych wypadkach;" +
				"Telefon alarmowy;" +
				"Data przylotu;Godzina przylotu\nAna;Prova;15 czerwca 1985;Polska;P123;3 marca 2031 r.;Sędzia;Urząd;" +
				"+1 555 0100;ana@example.org;brak;Kim Sample;+1 555 0900;11.06.2026;godz. 14:30\n", "Poland", "Sędzia",
			"Urząd",
		},
		"Turkish": {"Adı;Soyadı;Doğum Tarihi;Uyruğu;Pasaport No;Pasaport Geçerlilik Tarihi;Görevi;Kurumu;" +
			"Cep Telefonu;" +
			"E-posta;Beslenme Tercihi;Acil Durumda Aranacak Kişi;Acil Durum Telefonu;Varış Tarihi;Varış Saati\n" +
			"Ana;Prova;15 Haziran 1985;Türkiye;P123;3 Mart 2031;Hâkim;Örnek Kurum;+1 555 0100;ana@example.org;yok;" +
			"Kim Sample;+1 555 0900;11.06.2026;14:30\n", "Turkey", "Hâkim", "Örnek Kurum"},
		"Swedish": {"Förnamn;Efternamn;Födelsedatum;Medborgarskap;Passnummer;Giltigt t.o.m.;Befattning;Arbetsgivare;" +
			"Mobilnummer;E-postadress;Specialkost;Närmast anhörig;Telefon anhörig;Ankomstdatum;Ankomsttid\n" +
			"Ana;Prova;15 juni 1985;Sverige;P123;3 mars 2031;Domare;Exempelverket;+1 555 0100;ana@example.org;inga;" +
			"Kim Sample;+1 555 0900;2026-06-11;kl. 14.30\n", "Sweden", "Domare", "Exempelverket"},
		"Russian": {
			"Имя;Фамилия;Дата рождения;Гражданство;Номер загранпаспорта;Срок действия паспорта;Должность;" +
				"Место работы;Моб. телефон;Эл. почта;Особенности питания;Контактное лицо в экстренных случаях;" +
				"Телефон для экстренной связи;Дата прилёта;Время прилёта\nAna;Prova;15 июня 1985 г.;Россия;P123;" +
				"3 марта 2031;Судья;Пример;+1 555 0100;ana@example.org;нет;Kim Sample;+1 555 0900;11.06.2026;14:30\n",
			"Russia", "Судья", "Пример",
		},
		"Arabic": {"الاسم الأول,اسم العائلة,تاريخ الميلاد,الجنسية,رقم جواز السفر,تاريخ انتهاء الجواز,المنصب," +
			"جهة العمل," +
			"رقم الجوال,البريد الإلكتروني,المتطلبات الغذائية,جهة الاتصال في حالات الطوارئ,رقم هاتف الطوارئ," +
			"تاريخ الوصول,وقت الوصول\nAna,Prova,١٥ حزيران ١٩٨٥,العراق,P123,3 آذار 2031,قاضية,مكتب المثال,+1 555 0100," +
			"ana@example.org,لا يوجد,Kim Sample,+1 555 0900,11/06/2026,2:30 مساءً\n", "Iraq", "قاضية", "مكتب المثال"},
		"Japanese": {"名,姓,生年月日,国籍,旅券番号,旅券有効期限,役職,所属先,携帯電話,メールアドレス,食事制限,緊急連絡先氏名," +
			"緊急連絡先電話番号,到着日,到着時刻\nAna,Prova,1985年6月15日,日本,P123,2031年3月3日,判事,見本庁,+1 555 0100," +
			"ana@example.org,なし,Kim Sample,+1 555 0900,2026年6月11日,午後2時30分\n", "Japan", "判事", "見本庁"},
		"Chinese": {"名,姓,出生日期,国籍,护照号码,护照有效期至,职务,工作单位,手机号码,电子邮箱,饮食禁忌,紧急联系人," +
			"紧急联系电话,抵达日期,抵达时间\nAna,Prova,1985年6月15日,中国,P123,2031年3月3日,法官,示例单位,+1 555 0100," +
			"ana@example.org,无,Kim Sample,+1 555 0900,2026年6月11日,下午2:30\n", "China", "法官", "示例单位"},
		"Vietnamese": {
			"Tên,Họ và tên đệm,Ngày sinh,Quốc tịch,Số hộ chiếu,Ngày hết hạn,Chức vụ,Đơn vị công tác," +
				"Số điện thoại,Email,Chế độ ăn,Người liên hệ khẩn cấp,SĐT khẩn cấp,Ngày đến,Giờ đến\nAna,Prova," +
				"ngày 15 tháng 6 năm 1985,Việt Nam,P123,3 tháng 3 năm 2031,Thẩm phán,Sở Mẫu,+1 555 0100," +
				"ana@example.org,Không,Kim Sample,+1 555 0900,11/06/2026,2 giờ 30 chiều\n",
			"Vietnam", "Thẩm phán", "Sở Mẫu",
		},
		"Thai": {
			"ชื่อ,นามสกุล,วันเดือนปีเกิด,สัญชาติ,เลขที่หนังสือเดินทาง," +
				"วันหมดอายุ,ตำแหน่ง,หน่วยงาน,เบอร์โทรศัพท์,อีเมล,อาหาร," +
				"ผู้ติดต่อกรณีฉุกเฉิน,เบอร์โทรฉุกเฉิน,วันที่เดินทางถึง," +
				"เวลาเดินทางถึง\nAna,Prova,15 มิถุนายน พ.ศ. 2528,ไทย,P123,3 มี.ค. 2574," +
				"ผู้พิพากษา,กรมตัวอย่าง,+1 555 0100,ana@example.org," +
				"ไม่มี,Kim Sample,+1 555 0900,11 มิ.ย. 2569,14.30 น.\n",
			"Thailand", "ผู้พิพากษา", "กรมตัวอย่าง",
		},
		"Czech": {"Jméno;Příjmení;Datum narození;Státní příslušnost;Číslo pasu;Platnost do;Funkce;Organizace;Telefon;" +
			"E-mail;Strava;Nouzový kontakt;Telefon v nouzi;Datum příletu;Čas příletu\n" +
			"Ana;Prova;15. června 1985;Česko;" +
			"P123;3. 3. 2031;soudkyně;Úřad Vzor;+1 555 0100;ana@example.org;bez omezení;Kim Sample;+1 555 0900;" +
			"11. 6. 2026;14.30 hod.\n", "Czechia", "soudkyně", "Úřad Vzor"},
		"Korean": {"이름(Given Name),성,생년월일,국적,여권번호,여권 만료일,직위,소속,휴대전화,이메일,식이 제한,비상 연락처," +
			"비상 연락처 전화번호,입국 일시\nAna,Prova,1985.06.15,대한민국,P123,31.03.03,판사,견본대학교,+1 555 0100," +
			"ana@example.org,없음,Kim Sample,+1 555 0900,2026. 6. 11. 오후 2시 30분\n", "South Korea", "판사", "견본대학교"},
		"Italian": {"Nome;Cognome;Data di nascita;Cittadinanza;Passaporto n.;Scadenza passaporto;Qualifica;Ente;" +
			"Cellulare;Indirizzo e-mail;Esigenze alimentari;Contatto di emergenza;Telefono emergenza;Data di arrivo;" +
			"Ora di arrivo\nAna;Prova;15 giugno 1985;italiana;P123;3 marzo 2031;Giudice;Ente Esempio;+1 555 0100;" +
			"ana@example.org;nessuna;Kim Sample;+1 555 0900;11/06/2026;" +
			"ore 14.30\n", "Italy", "Giudice", "Ente Esempio"},
	} {
		draft := read(t, "list.csv", test.text, intake.Options{As: source.Roster})
		want := row
		for _, text := range []string{test.country, test.position, test.office} {
			want = strings.Replace(want, "%", text, 1)
		}
		if got := fieldsOf(draft, listFields); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got\n%q, want\n%q\n%s", name, got, want, intaketest.Notes(draft))
		}
	}
}

func TestSchedulesInOtherLanguagesAreUnderstood(t *testing.T) {
	const want = "Prova|13 June 2026, 2:30 p.m.|13 June 2026, 4:00 p.m.|A"
	for name, text := range map[string]string{
		"Dutch": "Datum;Aanvang;Einde;Onderwerp;Locatie;Sprekers\nzaterdag 13 juni 2026;14.30 uur;" +
			"16.00 uur;Prova;A;\n",
		"Polish": "Data;Godzina rozpoczęcia;Godzina zakończenia;Temat;Sala\n13 czerwca 2026;14:30;16:00;Prova;A\n",
		"Turkish": "Tarih;Başlangıç Saati;Bitiş Saati;Toplantı Adı;Toplantı Yeri\n13 Haziran 2026;14:30;" +
			"16:00;Prova;A\n",
		"Swedish": "Datum;Starttid;Sluttid;Aktivitet;Lokal\nlördag 13 juni 2026;kl 14.30;kl 16.00;Prova;A\n",
		"Russian": "Дата;Время начала;Время окончания;Название мероприятия;" +
			"Место проведения\n13 июня 2026 г.;14:30;16:00;Prova;A\n",
		"Arabic":     "التاريخ,وقت البدء,وقت الانتهاء,اسم النشاط,المكان\nالسبت 13 يونيو 2026,2:30 م,4:00 م,Prova,A\n",
		"Japanese":   "日付,開始時刻,終了時刻,行事名,場所\n2026年6月13日（土）,14時30分,16時,Prova,A\n",
		"Chinese":    "日期,开始时间,结束时间,活动名称,地点\n2026年6月13日,下午2:30,下午4:00,Prova,A\n",
		"Korean":     "날짜,시작 시간,종료 시간,행사명,장소\n2026. 6. 13.(토),오후 2시 30분,오후 4시,Prova,A\n",
		"Vietnamese": "Ngày,Giờ bắt đầu,Giờ kết thúc,Nội dung,Địa điểm\nThứ bảy 13/6/2026,14h30,16h00,Prova,A\n",
		"Thai":       "วันที่,เวลาเริ่ม,เวลาสิ้นสุด,กิจกรรม,สถานที่\n13 มิ.ย. 2569,14.30 น.,16.00 น.,Prova,A\n",
		"Czech":      "Datum;Začátek;Konec;Program;Místo\nsobota 13. června 2026;14.30;16.00;Prova;A\n",
		"French":     "Date;Horaire;Activité;Lieu\nsamedi 13 juin 2026;14h30/16h;Prova;A\n",
		"Italian": "Data;Ora di inizio;Ora di fine;Attività;Luogo\nsabato 13 giugno 2026;ore 14.30;" +
			"ore 16.00;Prova;A\n",
	} {
		draft := read(t, "plan.csv", text, intake.Options{As: source.Schedule})
		if got := fieldsOf(draft, "title start end place"); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q\n%s", name, got, intaketest.Notes(draft))
		}
	}
}
