package value

import "sync"

// mostRemembered is of how many texts a result is kept.
const mostRemembered = 4096

// remembered returns a function that keeps its results: the columns of a table repeat a few texts.
func remembered[T any](of func(text string) T) func(text string) T {
	var lock sync.Mutex
	known := map[string]T{}
	return func(text string) T {
		lock.Lock()
		result, found := known[text]
		lock.Unlock()
		if found {
			return result
		}
		result = of(text)
		lock.Lock()
		defer lock.Unlock()
		if len(known) >= mostRemembered {
			clear(known)
		}
		known[text] = result
		return result
	}
}
