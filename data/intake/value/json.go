package value

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// Loose is a text of a JSON file that some programs write as a number, as an object with a name in it, or as a list of
// those.
type Loose string

// UnmarshalJSON accepts any value.
func (l *Loose) UnmarshalJSON(data []byte) error {
	var any any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&any); err != nil {
		return err
	}
	*l = Loose(looseText(any))
	return nil
}

func looseText(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	case map[string]any:
		for _, name := range []string{"name", "public_name", "en", "title", "de"} {
			if text, ok := value[name].(string); ok {
				return text
			}
		}
	case []any:
		var all []string
		for _, one := range value {
			if text := looseText(one); text != "" {
				all = append(all, text)
			}
		}
		return strings.Join(all, "; ")
	}
	return ""
}

// JSONFault returns the message of an error of encoding/json.
func JSONFault(err error) *Message {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return Text(`"{{.Field}}" does not contain what was expected`, "Field", wrong.Field).Because(err)
	}
	return Text("the file is damaged or cut off, and cannot be read as JSON; get it again").Because(err)
}
