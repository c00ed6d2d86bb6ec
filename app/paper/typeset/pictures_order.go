package typeset

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
)

var (
	pictureEntry = regexp.MustCompile(`/I([0-9a-f]+) (\d+) 0 R`)
	objectNumber = regexp.MustCompile(`\b(\d+) 0 (R|obj)\b`)
)

// orderPictures numbers the pictures of a file by their names. gofpdf sorts them by width alone, so that those of one width come in another order
// each time. Each keeps what follows it and belongs to it: its soft mask, its palette.
func orderPictures(objects [][]byte) {
	first := map[int]string{} // the name of the picture that begins at a number
	for _, entry := range pictureEntry.FindAllSubmatch(objects[resourcesObject], -1) {
		if n, err := strconv.Atoi(string(entry[2])); err == nil && n < len(objects) {
			first[n] = string(entry[1])
		}
	}
	numbers := make([]int, 0, len(first))
	for n := range first {
		numbers = append(numbers, n)
	}
	if len(numbers) < 2 {
		return
	}
	next := slices.Min(numbers)
	slices.SortFunc(numbers, func(a, b int) int { return bytes.Compare([]byte(first[a]), []byte(first[b])) })
	moved := map[int]int{}
	for _, n := range numbers {
		for i := range 1 + companions(objects[n]) {
			moved[n+i] = next
			next++
		}
	}
	ordered := map[int][]byte{}
	for from, to := range moved {
		head, rest := objects[from], []byte(nil)
		if at := bytes.Index(head, []byte("\nstream\n")); at >= 0 {
			head, rest = head[:at], head[at:]
		}
		ordered[to] = append(renumbered(head, moved), rest...)
	}
	for n, object := range ordered {
		objects[n] = object
	}
	objects[resourcesObject] = renumbered(objects[resourcesObject], moved)
}

// companions returns how many objects follow a picture's and belong to it.
func companions(picture []byte) int {
	head, _, _ := bytes.Cut(picture, []byte("\nstream\n"))
	count := 0
	for _, mark := range []string{"/SMask ", "/Indexed "} {
		if bytes.Contains(head, []byte(mark)) {
			count++
		}
	}
	return count
}

// renumbered replaces the numbers of objects in a piece of a file.
func renumbered(piece []byte, moved map[int]int) []byte {
	return objectNumber.ReplaceAllFunc(piece, func(found []byte) []byte {
		digits, kind, _ := bytes.Cut(found, []byte(" 0 "))
		n, err := strconv.Atoi(string(digits))
		to, is := moved[n]
		if err != nil || !is {
			return found
		}
		return []byte(strconv.Itoa(to) + " 0 " + string(kind))
	})
}
