package shell

import (
	"context"

	"golang.org/x/sys/windows"
)

func open(_ context.Context, path string) error { return execute("open", path, "") }

func reveal(_ context.Context, path string) error {
	// Explorer splits its command line by rules of its own: the quotes are around the path alone.
	return execute("open", "explorer.exe", `/select,"`+path+`"`)
}

func execute(verb, file, arguments string) error {
	verbText, err := windows.UTF16PtrFromString(verb)
	if err != nil {
		return err
	}
	fileText, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	var argumentsText *uint16
	if arguments != "" {
		if argumentsText, err = windows.UTF16PtrFromString(arguments); err != nil {
			return err
		}
	}
	return windows.ShellExecute(0, verbText, fileText, argumentsText, nil, windows.SW_SHOWNORMAL)
}
