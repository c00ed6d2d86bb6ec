// Package work has how hard it is to try passphrases. Only package sealed and its tests may change it.
package work

import "time"

// Factor is the work factor of scrypt for a new container, as a power of two: 18 costs about a second and 256 MB for
// each passphrase that is tried. It is what the program age uses.
var Factor = 18

// MostFactor is the largest work factor that is accepted of a container: more would cost gigabytes.
const MostFactor = 20

// Delay is how long the second attempt waits after a wrong passphrase. Each further one waits twice as long as the one
// before, up to MostDelays times this.
var Delay = time.Second

// MostDelays is the longest wait in units of Delay.
const MostDelays = 32
