package assets

import _ "embed"

//go:embed sample/tip-report-heroes-2023.json
var sample []byte

// Sample returns the sample program in the interchange form (docs/interchange.md): the 2023 TIP Report Heroes. What is
// real in it and what is invented is described in its notes. The bytes are shared and must not be changed.
func Sample() []byte { return sample }
