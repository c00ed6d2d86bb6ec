package shell

import (
	"context"
	"unsafe"

	"golang.org/x/sys/windows"
)

// ChoosesSides reports whether Print can print on both sides of a sheet: the PDF program that Windows asks has no such
// argument, and follows the printer's own setting.
const ChoosesSides = false

var (
	spooler            = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters       = spooler.NewProc("EnumPrintersW")
	getDefaultPrinter  = spooler.NewProc("GetDefaultPrinterW")
	localAndConnection = uintptr(0x2 | 0x4) // PRINTER_ENUM_LOCAL, PRINTER_ENUM_CONNECTIONS
)

// printerInfo is PRINTER_INFO_4W, which Windows answers without asking the printers themselves.
type printerInfo struct {
	name, server *uint16
	attributes   uint32
}

// printers asks the spooler of Windows.
func printers(context.Context) (list []Printer) {
	if enumPrinters.Find() != nil {
		return nil
	}
	const level = 4
	var needed, count uint32
	enumerate := func(buffer []byte) bool {
		var first uintptr
		if len(buffer) > 0 {
			first = uintptr(unsafe.Pointer(&buffer[0]))
		}
		done, _, _ := enumPrinters.Call(localAndConnection, 0, level, first, uintptr(len(buffer)),
			uintptr(unsafe.Pointer(&needed)), uintptr(unsafe.Pointer(&count)))
		return done != 0
	}
	enumerate(nil)
	if needed == 0 {
		return nil
	}
	buffer := make([]byte, needed)
	if !enumerate(buffer) || count == 0 {
		return nil
	}
	usual := usualPrinter()
	for _, info := range unsafe.Slice((*printerInfo)(unsafe.Pointer(&buffer[0])), count) {
		name := windows.UTF16PtrToString(info.name)
		list = append(list, Printer{Name: name, Usual: name == usual})
	}
	return list
}

func usualPrinter() string {
	if getDefaultPrinter.Find() != nil {
		return ""
	}
	name := make([]uint16, 256)
	length := uint32(len(name))
	done, _, _ := getDefaultPrinter.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&length)))
	if done == 0 {
		return ""
	}
	return windows.UTF16ToString(name)
}

// printFiles asks the files' program for its verb "printto", which not every PDF program registers.
func printFiles(ctx context.Context, sheets Sheets, paths []string) error {
	for range max(sheets.Copies, 1) {
		for _, path := range paths {
			if ctx.Err() != nil {
				return nil
			}
			if execute("printto", path, `"`+sheets.Printer+`"`) != nil {
				return ErrNoPrinting
			}
		}
	}
	return nil
}
