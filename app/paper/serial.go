package paper

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rsc.io/qr"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// serialLetters are those of Crockford's base 32: none that is taken for another.
const serialLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Serial returns the serial number of a certificate: the year, eight signs that are always the same for this person,
// program and kind of certificate and tell nothing about them, and a check sign. Year zero is left out.
func Serial(p *program.Program, person *program.Person, kind CertificateKind, year int) string {
	return SerialOfCopy(p, person, kind, year, 1)
}

// SerialOfCopy is the serial number of a certificate that was issued again: from the second copy on, its number stands before the check
// sign, 2026-7K3M-Q0TA-2-X.
func SerialOfCopy(p *program.Program, person *program.Person, kind CertificateKind, year, copyNumber int) string {
	sum := sha256.Sum256([]byte(string(p.ID) + "\n" + string(person.ID) + "\n" + string(kind)))
	signs := make([]byte, 8)
	for i := range signs {
		signs[i] = serialLetters[sum[i]&31]
	}
	serial := fmt.Sprintf("%s-%s-", signs[:4], signs[4:])
	if year > 0 {
		serial = fmt.Sprintf("%04d-%s", year, serial)
	}
	if copyNumber > 1 {
		serial += fmt.Sprintf("%d-", copyNumber)
	}
	return serial + string(checkSign(year, signs, copyNumber))
}

func checkSign(year int, signs []byte, copyNumber int) byte {
	check := year + 17*(copyNumber-1)
	for i, sign := range signs {
		check += strings.IndexByte(serialLetters, sign) * (2*i + 1) // odd weights: a changed sign or two swapped ones change the sum
	}
	return serialLetters[check&31]
}

// serialForm finds the parts of a serial number: year, twice four signs, copy, check sign.
var serialForm = regexp.MustCompile(`^(?:(\d{4})-)?([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})-(?:(\d{1,4})-)?([0-9A-HJKMNP-TV-Z])$`)

// CheckSerial reads a serial number as a person may type it or a camera may read it: in small letters, with O for 0 and I or L for 1, with
// other dashes, with words before it. It returns the number as it stands in the register, and whether its check sign fits; a number that
// was mistyped or made up does not fit, but for one in 32.
func CheckSerial(text string) (serial string, fits bool) {
	text = strings.NewReplacer("–", "-", "—", "-", "‑", "-", " - ", "-").Replace(strings.TrimSpace(text))
	if i := strings.LastIndexAny(text, " \t"); i >= 0 {
		text = text[i+1:]
	}
	text = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(text))
	parts := serialForm.FindStringSubmatch(text)
	if parts == nil {
		return text, false
	}
	year, _ := strconv.Atoi(parts[1]) // the form holds digits alone, or nothing: year 0
	copyNumber, _ := strconv.Atoi(parts[4])
	return text, parts[5] == string(checkSign(year, []byte(parts[2]+parts[3]), max(copyNumber, 1)))
}

// currentSerial is the number of the certificate that the person holds or, where the register has none that holds, of the next one.
func currentSerial(p *program.Program, person *program.Person, kind CertificateKind, year int) string {
	if held := p.IssueOf(person.ID, kind); held != nil {
		return held.Serial
	}
	return SerialOfCopy(p, person, kind, year, len(p.IssuesOf(person.ID, kind))+1)
}

// drawCode draws text as a QR code (ISO/IEC 18004, error correction M) that fills a square box.
func drawCode(c *typeset.Canvas, text string, box typeset.Rect, color typeset.Color) error {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return fmt.Errorf("the code of serial number %s could not be drawn: %w", text, err)
	}
	c.FillCells(code.Size, code.Black, box, color)
	return nil
}
