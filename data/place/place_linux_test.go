package place

import (
	"strings"
	"testing"
)

func TestTheTypeIsThatOfTheInnermostMount(t *testing.T) {
	mounts := `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:44 / /home/ana/share rw,nosuid shared:2 - fuse.sshfs ana@example:/ rw
41 22 0:45 / /home/ana/With\040space rw shared:3 - cifs //server/x rw
42 40 0:46 / /home/ana/share/local rw - tmpfs tmpfs rw
`
	for path, want := range map[string]string{
		"/home/ana/laurel.db":             "ext4",
		"/home/ana/share/laurel.db":       "fuse.sshfs",
		"/home/ana/shared/laurel.db":      "ext4",
		"/home/ana/With space/laurel.db":  "cifs",
		"/home/ana/share/local/laurel.db": "tmpfs",
	} {
		if got := typeOf(path, strings.NewReader(mounts)); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
