// Package sealedtest makes containers cheap in tests that import it: a passphrase costs no second. Programs must not
// import it.
package sealedtest

import "laurel/data/sealed/internal/work"

func init() {
	work.Factor = 2
	work.Delay = 0
}
