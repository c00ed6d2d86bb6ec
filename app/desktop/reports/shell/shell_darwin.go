package shell

import "context"

func open(ctx context.Context, path string) error { return run(ctx, "open", path) }

func reveal(ctx context.Context, path string) error { return run(ctx, "open", "-R", path) }
