package limit

import "context"

// checkEvery is after how many bytes a scan looks whether it is to end.
const checkEvery = 1 << 20

// JSON looks through a text of JSON before it is decoded: how deep it is nested, how many objects and values it has,
// and whether it is whole. What else is wrong with it the decoder reports.
func JSON(ctx context.Context, text []byte) error {
	depth, objects, values := 0, 0, 0
	inString := false
	for i := 0; i < len(text); i++ {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch c := text[i]; {
		case c == '"':
			inString = !inString
		case inString:
			if c == '\\' {
				i++
			}
		case c == '{' || c == '[':
			depth++
			objects++
		case c == '}' || c == ']':
			depth--
		case c == ',':
			values++
		}
		switch {
		case depth > Depth:
			return TooDeep()
		case objects > Objects:
			return TooMany(Objects, "limit.objects")
		case values > Values:
			return TooMany(Values, "limit.values")
		}
	}
	if inString || depth > 0 {
		return Cut(nil)
	}
	return nil
}
