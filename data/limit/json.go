package limit

import "context"

// checkEvery is after how many bytes a scan looks whether it is to end.
const checkEvery = 1 << 20

// JSON looks through a text of JSON before it is decoded: how deep it is nested, how many objects and values it has,
// and whether it is whole. What else is wrong with it the decoder reports.
func JSON(ctx context.Context, text []byte) error {
	var found counted
	for from := 0; from < len(text); from += checkEvery {
		if err := ctx.Err(); err != nil {
			return err
		}
		found.scan(text[from:min(from+checkEvery, len(text))])
		if err := found.excess(); err != nil {
			return err
		}
	}
	if found.inString || found.depth > 0 {
		return Cut(nil)
	}
	return nil
}

// counted is what of a text of JSON was looked through.
type counted struct {
	depth, deepest  int
	objects, values int
	inString        bool
	escaped         bool // the next character of the string is no mark
}

func (c *counted) scan(text []byte) {
	for _, b := range text {
		switch {
		case c.escaped:
			c.escaped = false
		case b == '"':
			c.inString = !c.inString
		case c.inString:
			c.escaped = b == '\\'
		case b == '{' || b == '[':
			c.depth++
			c.deepest = max(c.deepest, c.depth)
			c.objects++
		case b == '}' || b == ']':
			c.depth--
		case b == ',':
			c.values++
		}
	}
}

func (c *counted) excess() error {
	switch {
	case c.deepest > Depth:
		return TooDeep()
	case c.objects > Objects:
		return TooMany(Objects, "limit.objects")
	case c.values > Values:
		return TooMany(Values, "limit.values")
	}
	return nil
}
