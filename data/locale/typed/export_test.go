package typed

import "laurel/data/locale"

// Terms returns the words of all files.
func Terms() []locale.Term { return terms() }
