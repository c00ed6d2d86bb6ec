package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/picture"
)

var (
	red, green = color.RGBA{220, 0, 0, 255}, color.RGBA{0, 200, 0, 255}
	blue, grey = color.RGBA{0, 0, 220, 255}, color.RGBA{120, 120, 120, 255}
)

// quarters is an image whose corners are red, green (top), blue and grey (bottom).
func quarters(width, height int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	middle := image.Pt((width+1)/2, (height+1)/2)
	for i, colour := range []color.RGBA{red, green, blue, grey} {
		part := image.Rectangle{Max: middle}.Add(image.Pt(i%2*middle.X, i/2*middle.Y))
		draw.Draw(picture, part, image.NewUniform(colour), image.Point{}, draw.Src)
	}
	return picture
}

func jpegOf(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, jpeg.Encode(&out, picture, &jpeg.Options{Quality: 95}))
	return out.Bytes()
}

func pngOf(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, png.Encode(&out, picture))
	return out.Bytes()
}

// withEXIF puts EXIF data with an orientation and a position into a JPEG.
func withEXIF(content []byte, orientation int, order binary.AppendByteOrder) []byte {
	tiff := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		tiff = []byte("MM\x00*")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, entry := range []struct{ tag, value uint16 }{{0x0112, uint16(orientation)}, {0x8825, 0}} { // GPS data
		tiff = order.AppendUint16(tiff, entry.tag)
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, entry.value)
		tiff = order.AppendUint16(tiff, 0)
	}
	body := append([]byte("Exif\x00\x00"), append(tiff, "GPS 38.8951 N 77.0364 W"...)...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(body)+2))
	return slices.Concat(content[:2], segment, body, content[2:])
}

func put(t testing.TB, s *Store, content []byte) program.PhotoID {
	t.Helper()
	var id program.PhotoID
	edit(t, s, "Add a picture", func(tx *Tx) (err error) {
		id, err = tx.PutPhoto(content)
		return err
	})
	return id
}

func photo(t testing.TB, s *Store, id program.PhotoID) (content []byte, picture image.Image, format string) {
	t.Helper()
	content, err := s.Photo(t.Context(), id)
	must(t, err)
	picture, format, err = image.Decode(bytes.NewReader(content))
	must(t, err)
	return content, picture, format
}

func nearly(a, b color.Color) bool {
	r, g, bl, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	far := func(x, y uint32) bool { return max(x, y)-min(x, y) > 30<<8 }
	return !far(r, r2) && !far(g, g2) && !far(bl, b2)
}

func corners(picture image.Image) []color.Color {
	w, h := picture.Bounds().Dx(), picture.Bounds().Dy()
	return []color.Color{picture.At(w/8, h/8), picture.At(w*7/8, h/8), picture.At(w/8, h*7/8), picture.At(w*7/8, h*7/8)}
}

func TestAPhotoIsTurnedUprightAndForgetsWhereItWasTaken(t *testing.T) {
	// What is seen upright when red, green, blue and grey are the camera's corners.
	upright := map[int][]color.RGBA{
		0: {red, green, blue, grey}, 1: {red, green, blue, grey}, 2: {green, red, grey, blue},
		3: {grey, blue, green, red}, 4: {blue, grey, red, green},
		5: {red, blue, green, grey}, 6: {blue, red, grey, green}, 7: {grey, green, blue, red},
		8: {green, grey, red, blue}, 9: {red, green, blue, grey},
	}
	s := opened(t)
	for orientation, want := range upright {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			t.Run(fmt.Sprint(orientation, order), func(t *testing.T) {
				content, picture, format := photo(
					t, s, put(t, s, withEXIF(jpegOf(t, quarters(160, 80)), orientation, order)),
				)
				size := image.Pt(160, 80)
				if orientation >= 5 && orientation <= 8 {
					size = image.Pt(80, 160)
				}
				if format != "jpeg" || picture.Bounds().Size() != size {
					t.Errorf("it is a %s of %v, want %v", format, picture.Bounds().Size(), size)
				}
				for i, got := range corners(picture) {
					if !nearly(got, want[i]) {
						t.Errorf("corner %d is %v, want %v", i, got, want[i])
					}
				}
				if bytes.Contains(content, []byte("Exif")) || bytes.Contains(content, []byte("GPS")) {
					t.Error("EXIF data stayed")
				}
			})
		}
	}
}

func TestAPhotoIsScaledAndItsThumbnailIsSmall(t *testing.T) {
	s := opened(t)
	tests := []struct{ from, want, small image.Point }{
		{image.Pt(3000, 1500), image.Pt(1200, 600), image.Pt(160, 80)},
		{image.Pt(500, 2400), image.Pt(250, 1200), image.Pt(33, 160)},
		{image.Pt(1200, 1200), image.Pt(1200, 1200), image.Pt(160, 160)},
		{image.Pt(60, 30), image.Pt(60, 30), image.Pt(60, 30)},
		{image.Pt(8000, 2), image.Pt(1200, 1), image.Pt(160, 1)},
	}
	for _, test := range tests {
		t.Run(test.from.String(), func(t *testing.T) {
			id := put(t, s, jpegOf(t, quarters(test.from.X, test.from.Y)))
			_, picture, _ := photo(t, s, id)
			if picture.Bounds().Size() != test.want {
				t.Errorf("it is %v, want %v", picture.Bounds().Size(), test.want)
			}
			thumbnail, err := s.Thumbnail(t.Context(), id)
			must(t, err)
			small, format, err := image.Decode(bytes.NewReader(thumbnail))
			must(t, err)
			if format != "jpeg" || small.Bounds().Size() != test.small {
				t.Errorf("the thumbnail is a %s of %v, want %v", format, small.Bounds().Size(), test.small)
			}
		})
	}
}

func TestAStoredPhotoIsStoredAgainByteForByte(t *testing.T) {
	s, other := opened(t), opened(t)
	seal := image.NewNRGBA(image.Rect(0, 0, 90, 90))
	seal.Set(40, 40, red)
	for name, content := range map[string][]byte{
		"a photo with EXIF data":   withEXIF(jpegOf(t, quarters(1500, 900)), 6, binary.BigEndian),
		"a seal with transparency": pngOf(t, seal), "an opaque PNG": pngOf(t, quarters(50, 50)),
	} {
		t.Run(name, func(t *testing.T) {
			id := put(t, s, content)
			stored, _, format := photo(t, s, id)
			if want := map[bool]string{true: "png", false: "jpeg"}[strings.Contains(name, "seal")]; format != want &&
				name != "an opaque PNG" {
				t.Errorf("it is kept as %s, want %s", format, want)
			}
			if again := put(t, other, stored); again != id {
				t.Errorf("in another file it has the name %s, want %s", again, id)
			}
			if same, _, _ := photo(t, other, id); !bytes.Equal(same, stored) {
				t.Error("its bytes have changed")
			}
		})
	}
}

func TestNothingHidesInAPhoto(t *testing.T) {
	s := opened(t)
	picture := jpegOf(t, quarters(50, 50))
	secret := []byte("SECRET-555")
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(secret)))
	chunk = append(append(chunk, "tEXt"...), secret...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	drawn := pngOf(t, quarters(50, 50))
	for name, content := range map[string][]byte{
		"a comment": slices.Concat(
			picture[:2], []byte{0xFF, 0xFE, 0, byte(2 + len(secret))}, secret, picture[2:],
		),
		"bytes after the JPEG":     slices.Concat(picture, secret),
		"a text in a PNG":          slices.Concat(drawn[:33], chunk, drawn[33:]),
		"bytes after the PNG":      slices.Concat(drawn, secret),
		"a photo behind the photo": slices.Concat(picture, withEXIF(picture, 1, binary.BigEndian), secret),
		"padding before a segment": slices.Concat(
			picture[:2], []byte{0xFF, 0xFF, 0xFE, 0, byte(2 + len(secret))}, secret, picture[2:],
		),
		"EXIF data behind the scan": slices.Concat(
			picture[:len(picture)-2], []byte{0xFF, 0xFE, 0, byte(2 + len(secret))}, secret, picture[len(picture)-2:],
		),
	} {
		t.Run(name, func(t *testing.T) {
			if stored, _, _ := photo(t, s, put(t, s, content)); bytes.Contains(stored, secret) {
				t.Error("it stayed")
			}
		})
	}
}

func TestAPictureThatIsNoneIsRefusedInASentence(t *testing.T) {
	bomb := pngOf(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	binary.BigEndian.PutUint32(bomb[16:], 60_000)
	binary.BigEndian.PutUint32(bomb[20:], 60_000)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	whole := jpegOf(t, quarters(300, 300))
	s := opened(t)
	for name, test := range map[string]struct {
		content []byte
		says    string
	}{
		"nothing":                {nil, "not a JPEG or PNG"},
		"a text":                 {[]byte("a picture"), "not a JPEG or PNG"},
		"a GIF":                  {[]byte("GIF89a\x01\x00\x01\x00"), "not a JPEG or PNG"},
		"one that is cut off":    {whole[:len(whole)/2], "damaged"},
		"a bomb of 3.6 gigabyte": {bomb, "60000 by 60000 pixels"},
		"a file of 65 MB":        {make([]byte, 65<<20), "64 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			err := s.Edit(t.Context(), "Add a picture", func(tx *Tx) error {
				_, err := tx.PutPhoto(test.content)
				return err
			})
			if !errors.Is(err, fault.ErrPicture) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want ErrPicture with %q", err, test.says)
			}
		})
	}
	if _, err := s.Photo(t.Context(), "00"); !errors.Is(err, fault.ErrNotFound) {
		t.Errorf("an unknown picture gave %v", err)
	}
	if _, err := s.Thumbnail(t.Context(), "00"); !errors.Is(err, fault.ErrNotFound) {
		t.Errorf("an unknown thumbnail gave %v", err)
	}
}

func TestUndoTakesThePictureOffThePersonAndKeepsIt(t *testing.T) {
	s, p := filled(t)
	var id program.PhotoID
	edit(t, s, "Add a photo", func(tx *Tx) (err error) {
		one := *p.People[0]
		one.Photo, err = tx.PutPhoto(jpegOf(t, quarters(60, 60)))
		id = one.Photo
		return errors.Join(err, tx.Put(p.ID, &one))
	})
	if load(t, s, p.ID).People[0].Photo != id {
		t.Error("the person has no photo")
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if load(t, s, p.ID).People[0].Photo != "" {
		t.Error("undo left the photo")
	}
	photo(t, s, id)
	if _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	must(t, s.Check(t.Context()))
}

func FuzzAPictureIsStoredBareOrRefused(f *testing.F) {
	f.Add(withEXIF(jpegOf(f, quarters(20, 10)), 6, binary.BigEndian))
	f.Add(jpegOf(f, quarters(20, 10)))
	f.Add(pngOf(f, quarters(10, 10)))
	f.Fuzz(func(t *testing.T, content []byte) {
		if size, _, err := image.DecodeConfig(bytes.NewReader(content)); err == nil && size.Width*size.Height > 1<<20 {
			return // allowed, only slow
		}
		stored, _, err := picture.Prepared(content)
		if err != nil {
			if !errors.Is(err, fault.ErrPicture) {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		again, _, err := picture.Prepared(stored)
		if err != nil || !bytes.Equal(stored, again) {
			t.Fatalf("what is stored is not stored again as it is: %v", err)
		}
	})
}

var _ program.Photos = (*Store)(nil)

func BenchmarkPutAPhotoOf12Megapixels(b *testing.B) {
	s, content := opened(b), jpegOf(b, quarters(4000, 3000))
	for b.Loop() {
		if err := s.Edit(context.Background(), "Add", func(tx *Tx) error {
			_, err := tx.PutPhoto(content)
			return err
		}); err != nil {
			b.Fatal(err)
		}
	}
}
