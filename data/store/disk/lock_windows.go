package disk

import "os"

// lockStore has nothing to lock: on Windows the lock beside the file cannot be deleted while it is open, and a store
// that is open could not be replaced.
func lockStore(string) (*os.File, error) { return nil, nil }
