package program

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// serialLetters are those of Crockford's base 32: none looks like another.
const serialLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Serial returns the serial number of a certificate: the year, eight letters and digits that are always the same for
// this person, program and kind of certificate and reveal nothing about them, and a check sign. Year zero is left out.
// From the second copy on, the number of the copy is before the check sign: 2026-7K3M-Q0TA-2-X.
func (p *Program) Serial(person ID, kind CertificateKind, year, copyNumber int) string {
	sum := sha256.Sum256([]byte(string(p.ID) + "\n" + string(person) + "\n" + string(kind)))
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
		weight := 2*i + 1 // odd: a changed sign or two swapped ones change the sum
		check += strings.IndexByte(serialLetters, sign) * weight
	}
	return serialLetters[check&31]
}

// serialForm finds the parts of a serial number: year, twice four signs, copy, check sign.
var serialForm = regexp.MustCompile(
	`^(?:(\d{4})-)?([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})-(?:(\d{1,4})-)?([0-9A-HJKMNP-TV-Z])$`,
)

// CheckSerial reads a serial number as a person may type it or a camera may read it: in small letters, with O for 0 and
// I or L for 1, with other dashes, with text before it. It returns the number as it is in the register, and whether its
// check sign fits; of the numbers that were mistyped or made up, one in 32 fits.
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
	year, _ := strconv.Atoi(parts[1]) // digits alone, or nothing: year 0
	copyNumber, _ := strconv.Atoi(parts[4])
	return text, parts[5] == string(checkSign(year, []byte(parts[2]+parts[3]), max(copyNumber, 1)))
}
