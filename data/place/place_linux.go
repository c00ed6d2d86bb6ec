package place

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// remoteTypes are the types of file systems that another computer has.
var remoteTypes = []string{
	"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "ncpfs", "davfs", "fuse.davfs", "fuse.sshfs", "fuse.rclone",
	"fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs",
}

func isRemote(path string) bool {
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	defer func() { _ = mounts.Close() }()
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return slices.Contains(remoteTypes, typeOf(path, mounts))
}

// typeOf returns the type of the file system that a path is on, by the lines of proc_pid_mountinfo(5).
func typeOf(path string, mounts io.Reader) (kind string) {
	longest := -1
	lines := bufio.NewScanner(mounts)
	for lines.Scan() {
		before, after, _ := strings.Cut(lines.Text(), " - ")
		fields, source := strings.Fields(before), strings.Fields(after)
		if len(fields) < 5 || len(source) == 0 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		isIn := path == at || strings.HasPrefix(path, strings.TrimSuffix(at, "/")+"/")
		if isIn && len(at) >= longest { // of two at one place the later one is in front
			longest = len(at)
			kind = source[0]
		}
	}
	return kind
}
