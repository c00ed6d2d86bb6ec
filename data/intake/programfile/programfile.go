// Package programfile reads what Laurel itself writes: a whole program in the interchange form (docs/interchange.md).
package programfile

import (
	"context"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/program"
)

// Format returns the description of the format. It is that of every JSON file which is of no other format.
func Format() source.Format {
	return source.Format{
		Name: "a Laurel program file", Kinds: []source.Kind{source.Program}, Endings: []string{".json"},
		Detect: func(b source.Beginning) (bool, error) {
			is := strings.HasPrefix(b.Text, "{") || b.Ending == ".json"
			if is && len(b.Text) > 2 && !strings.Contains(b.Text, program.InterchangeFormat) {
				return true, value.Text("this JSON file is not a conference schedule, a list or a Laurel program")
			}
			return is, nil
		},
		Read: func(ctx context.Context, content []byte, _ source.Request) (*source.File, error) {
			if err := limit.JSON(ctx, content); err != nil {
				return nil, err
			}
			whole, images, err := program.DecodeBytes(content)
			if err != nil {
				return nil, err
			}
			return &source.File{Program: whole, Images: images}, nil
		},
	}
}
