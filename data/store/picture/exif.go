package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// segments calls see for each marker segment of a JPEG up to the image data (ITU-T T.81, annex B) until it returns
// false, and returns where the next marker is.
func segments(content []byte, see func(marker byte, body []byte) bool) (next int) {
	at := 2 // after SOI
	for at+4 <= len(content) && content[at] == 0xFF {
		marker, length := content[at+1], int(binary.BigEndian.Uint16(content[at+2:]))
		if length < 2 || at+2+length > len(content) || !see(marker, content[at+4:at+2+length]) {
			return at
		}
		at += 2 + length
		if marker == startOfScan {
			return at
		}
	}
	return at
}

const (
	startOfScan = 0xDA
	endOfImage  = 0xD9
	appFirst    = 0xE0 // APP0 to APP15: JFIF, EXIF, XMP, colour profiles ...
	appLast     = 0xEF
	app1        = 0xE1
	comment     = 0xFE
)

// orientation returns how the camera was held, from the EXIF data of a JPEG (EXIF 2.32, tag 0x0112): 1 to 8, 1 when it
// is not recorded.
func orientation(content []byte) int {
	found := 1
	segments(content, func(marker byte, body []byte) bool {
		if marker == app1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) {
			found = tiffOrientation(body[6:])
			return false
		}
		return true
	})
	return found
}

func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case len(tiff) < 8:
		return 1
	case tiff[0] == 'M':
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	for range order.Uint16(tiff[at:]) {
		entry := at + 2
		if entry+12 > int64(len(tiff)) {
			break
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			if value := int(order.Uint16(tiff[entry+8:])); value >= 1 && value <= 8 {
				return value
			}
		}
		at += 12
	}
	return 1
}

// upright turns and mirrors an image whose camera had the EXIF orientation.
func upright(picture image.Image, orientation int) image.Image {
	if orientation == 1 {
		return picture
	}
	size := picture.Bounds().Size()
	width, height := size.X, size.Y
	if orientation >= 5 { // lying on its side
		width, height = height, width
	}
	turned := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			from := cameraPoint(x, y, width-1, height-1, orientation)
			turned.Set(x, y, picture.At(picture.Bounds().Min.X+from.X, picture.Bounds().Min.Y+from.Y))
		}
	}
	return turned
}

// cameraPoint returns where the upright image's point lies in the camera's image; right and bottom are the largest x
// and y.
func cameraPoint(x, y, right, bottom, orientation int) image.Point {
	switch orientation {
	case 2: // mirrored
		return image.Pt(right-x, y)
	case 3: // upside down
		return image.Pt(right-x, bottom-y)
	case 4: // upside down and mirrored
		return image.Pt(x, bottom-y)
	case 5: // mirrored about the falling diagonal
		return image.Pt(y, x)
	case 6: // to be turned clockwise
		return image.Pt(y, right-x)
	case 7: // mirrored about the rising diagonal
		return image.Pt(bottom-y, right-x)
	case 8: // to be turned counter-clockwise
		return image.Pt(bottom-y, x)
	}
	return image.Pt(x, y)
}

// bare reports whether an image that decodes contains nothing but the image: no EXIF data, comment, colour profile, or
// bytes after its end. Our own encodings are bare.
func bare(content []byte, format string) bool {
	if format == "png" {
		return barePNG(content)
	}
	clean := true
	scan := segments(content, func(marker byte, _ []byte) bool {
		if marker >= appFirst && marker <= appLast || marker == comment {
			clean = false
		}
		return clean
	})
	return clean && scan < len(content) && onlyScan(content[scan:])
}

// onlyScan reports whether entropy-coded data runs without another segment to the end of the image, and that is the end
// of the bytes.
func onlyScan(data []byte) bool {
	for i := 0; i+1 < len(data); i++ {
		if data[i] != 0xFF {
			continue
		}
		switch marker := data[i+1]; {
		case marker == 0, marker >= 0xD0 && marker <= 0xD7: // a stuffed byte, a restart
			i++
		default:
			return marker == endOfImage && i+2 == len(data)
		}
	}
	return false
}

func barePNG(content []byte) bool {
	at := 8 // after the signature
	for at+12 <= len(content) {
		length := int64(binary.BigEndian.Uint32(content[at:]))
		kind := string(content[at+4 : at+8])
		next := int64(at) + 12 + length
		switch kind {
		case "IHDR", "PLTE", "tRNS", "IDAT":
		case "IEND":
			return length == 0 && next == int64(len(content))
		default:
			return false
		}
		if next > int64(len(content)) {
			return false
		}
		at = int(next)
	}
	return false
}
