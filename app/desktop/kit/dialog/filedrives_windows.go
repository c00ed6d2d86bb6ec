package dialog

import "golang.org/x/sys/windows"

// drives are the roots of what is connected.
func drives() []string {
	known, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var found []string
	for i := range 26 {
		if known&(1<<i) != 0 {
			found = append(found, string(rune('A'+i))+`:\`)
		}
	}
	return found
}
