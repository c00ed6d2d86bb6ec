//go:build !windows

package desktop

import (
	"context"
	"os/exec"
	"runtime"
	"strings"
)

// systemIsStill reports whether the system is set to show no animations: GNOME's setting, which other desktops have
// too, or that of macOS. A system that knows neither moves as usual.
func systemIsStill(ctx context.Context) bool {
	question, still := []string{"gsettings", "get", "org.gnome.desktop.interface", "enable-animations"}, "false"
	if runtime.GOOS == "darwin" {
		question, still = []string{"defaults", "read", "com.apple.universalaccess", "reduceMotion"}, "1"
	}
	answer, err := exec.CommandContext(ctx, question[0], question[1:]...).Output()
	return err == nil && strings.TrimSpace(string(answer)) == still
}
