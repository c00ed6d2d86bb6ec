package command

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"syscall"

	"gopkg.in/natefinch/lumberjack.v2"
)

// openLog keeps a log beside the store. Without a log Laurel works all the same.
func (r *run) openLog(dir string) {
	if r.logFile != nil {
		return
	}
	file := &lumberjack.Logger{Filename: filepath.Join(dir, "log", "laurel.log"), MaxSize: 1, MaxBackups: 3}
	r.log = slog.New(slog.NewTextHandler(file, &slog.HandlerOptions{ReplaceAttr: withoutNames})).
		With("laurel", r.Version)
	r.logFile = file
}

// withoutNames keeps the sentences of errors out of the log, since they name records, files and so people. The log gets
// the types of an error and of its causes, and the system's error.
func withoutNames(_ []string, attr slog.Attr) slog.Attr {
	if err, isError := attr.Value.Any().(error); isError {
		return slog.String(attr.Key, types(err))
	}
	return attr
}

func types(err error) string {
	text := fmt.Sprintf("%T", err)
	for {
		switch cause := err.(type) { //nolint:errorlint // the chain is walked by hand
		case syscall.Errno:
			return text + ": " + cause.Error()
		case interface{ Unwrap() error }:
			err = cause.Unwrap()
		case interface{ Unwrap() []error }:
			err = mostKnown(cause.Unwrap())
		default:
			return text
		}
		if err == nil {
			return text
		}
		text += fmt.Sprintf(" %T", err)
	}
}

// mostKnown returns the error of several that comes from the system, or the first.
func mostKnown(several []error) error {
	var system syscall.Errno
	for _, err := range several {
		if errors.As(err, &system) {
			return err
		}
	}
	return several[0]
}
