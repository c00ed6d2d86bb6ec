package source

import (
	"context"

	"laurel/data/intake/value"
)

// Decoded returns the Reader of a text format. It makes UTF-8 of the content, in the encoding of the request or as
// value.DecodeAs finds it, and notes a guess with its sample.
func Decoded(read Reader) Reader {
	return func(ctx context.Context, content []byte, request Request) (*File, error) {
		text, letters := value.DecodeAs(content, value.Encoding(request.Encoding))
		if string(content) != text {
			content = []byte(text)
		}
		file, err := read(ctx, content, request)
		if err != nil {
			return file, err
		}
		file.Letters = letters
		if letters.Guessed {
			file.Note("The letters were read as {{.Encoding}}: {{.Sample}}. Choose another encoding if they are wrong.",
				"Encoding", letters.Encoding.Name, "Sample", letters.Sample)
		}
		return file, nil
	}
}
