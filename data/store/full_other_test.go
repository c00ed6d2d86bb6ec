//go:build unix && !linux

package store

import "errors"

func mountSmallDisk(string) error   { return errors.ErrUnsupported }
func growSmallDisk(string) error    { return errors.ErrUnsupported }
func unmountSmallDisk(string) error { return errors.ErrUnsupported }
