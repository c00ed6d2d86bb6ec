//go:build !windows && !darwin

package shell

import (
	"context"
	"path/filepath"
)

func open(ctx context.Context, path string) error { return run(ctx, "xdg-open", path) }

func reveal(ctx context.Context, path string) error { return run(ctx, "xdg-open", filepath.Dir(path)) }
