package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// The rules of CONTRIBUTING, as far as a program can see them. .golangci.yml holds the import rules too; here they
// hold for whoever runs nothing but the tests.

// module is the name in go.mod.
const module = "laurel"

// goFile is what the rules look at in one Go file.
type goFile struct {
	path    string   // from the top of the tree, with slashes
	folder  string   // its folder; "." for the top
	test    bool     // ends in _test.go
	imports []string // import paths
	threads []string // "line 12: go statement", "line 40: fyne.Do"
	logs    []string // "line 7": where a text that is not fixed goes into the log
	times   []string // "line 7": where a date or a time is written without data/locale
}

// importRule forbids imports to the files of a folder and of the folders below it.
type importRule struct {
	folders []string // empty: everywhere
	except  []string // folders that may
	forbid  []string // import paths, each with everything below it
	only    []string // of the forbidden, what may come in all the same
	exact   bool     // forbid names the packages alone, not what is below them
	tests   bool     // holds for tests too
	reason  string
}

var (
	tabs = []string{
		"app/desktop/awardees",
		"app/desktop/schedule",
		"app/desktop/reports",
		"app/desktop/settings",
	}
	fynePackages = []string{"fyne.io", "github.com/dweymouth/fyne-tooltip"}
	// What everything may use, and what else the domain is written in.
	base   = []string{module + "/data/civil", module + "/data/locale"}
	leaves = append([]string{module + "/data/geo", module + "/data/opening"}, base...)

	storeParts = []string{
		"data/store/container", "data/store/disk", "data/store/erase", "data/store/fault", "data/store/picture",
		"data/store/sqlite", "data/store/tables",
	}

	windowless = []string{"app/documents", "app/paper", "app/workbook", "app/handout", "app/command"}
)

// inModule are folders as they are imported.
func inModule(folders []string) (paths []string) {
	for _, folder := range folders {
		paths = append(paths, module+"/"+folder)
	}
	return paths
}

var importRules = append([]importRule{
	{
		folders: []string{"data"},
		forbid:  append([]string{module + "/app"}, fynePackages...),
		tests:   true,
		reason:  "data knows neither window nor paper",
	},
	{
		folders: []string{
			"data/program",
		}, forbid: []string{module}, only: append([]string{module + "/data/program"}, leaves...), tests: true,
		reason: "program imports only the leaves",
	},
	{folders: []string{"data/program"}, forbid: []string{"database/sql"}, tests: true, reason: "program knows no SQL"},
	{
		folders: []string{
			"data/clash",
		}, forbid: []string{module},
		only: append([]string{module + "/data/clash", module + "/data/program"}, leaves...), tests: true,
		reason: "clash imports program only",
	},
	{
		folders: []string{"data/outcome"}, forbid: []string{module, "database/sql"},
		only: append([]string{module + "/data/outcome", module + "/data/program"}, leaves...), tests: true,
		reason: "outcome imports program only",
	},
	{
		folders: []string{"data/assist"}, forbid: []string{module, "database/sql"},
		only: append(
			[]string{module + "/data/assist", module + "/data/clash", module + "/data/program"},
			leaves...), tests: true, reason: "assist imports program and clash only",
	},
	{
		folders: []string{
			"data/civil",
			"data/geo",
			"data/locale",
			"data/opening",
		}, forbid: []string{module}, only: append([]string{module + "/assets"}, leaves...),
		tests: true, reason: "civil, geo, locale and opening are leaves",
	},
	{
		folders: storeParts, forbid: []string{module + "/data/store"}, only: inModule(storeParts), tests: true,
		reason: "what a store is built of does not know it",
	},
	{
		folders: windowless, forbid: append([]string{module + "/app/desktop"}, fynePackages...), tests: true,
		reason: "documents and commands work without a window",
	},
	{
		folders: []string{"app/desktop/kit"},
		forbid:  []string{module + "/data"},
		only:    base,
		tests:   true,
		reason:  "kit holds no domain",
	},
	{
		forbid: []string{"github.com/mattn/go-sqlite3"},
		except: []string{"data/store"},
		reason: "only store opens the database",
	},
	{
		forbid: []string{"github.com/jung-kurt/gofpdf"},
		except: []string{"app/paper"},
		reason: "only paper and typeset draw PDF",
	},
	{
		forbid: []string{"github.com/xuri/excelize"}, except: []string{"app/workbook", "data/intake"},
		reason: "only workbook and intake touch Excel files",
	},
	{
		forbid: []string{"golang.org/x/sync/errgroup"},
		except: []string{"app/desktop/kit/work"},
		reason: "only kit/work starts goroutines",
	},
	{
		forbid: []string{"net/http", "net/rpc", "net/smtp", "crypto/tls", "golang.org/x/net"},
		reason: "Laurel works with no network at all",
	},
	{forbid: []string{"net"}, exact: true, reason: "Laurel works with no network at all"},
	{forbid: []string{fixtures}, reason: "invented programs are for tests"},
	{forbid: []string{module + "/data/sealed/sealedtest"}, reason: "passphrases that cost nothing are for tests"},
	{
		folders: []string{"data/sealed"}, forbid: []string{module}, only: []string{
			module + "/data/sealed", module + "/data/wholefile",
		}, tests: true, reason: "sealed imports wholefile only",
	},
}, tabRules()...)

// fixtures is the package of invented programs, which every test may import.
const fixtures = module + "/data/programtest"

// tabRules: a tab never imports another tab.
func tabRules() []importRule {
	var imports []string
	for _, tab := range tabs {
		imports = append(imports, module+"/"+tab)
	}
	var rules []importRule
	for i, tab := range tabs {
		rules = append(rules, importRule{
			folders: []string{
				tab,
			}, forbid: imports, only: imports[i : i+1], tests: true, reason: "a tab never imports another tab",
		})
	}
	return rules
}

// topLevel is everything that may lie at the top of the tree.
var topLevel = []string{
	".ci", ".git", ".gitattributes", ".gitignore", ".golangci.yml", "CHANGELOG.md",
	"CONTRIBUTING.md", "FyneApp.toml", "LICENSE",
	"Makefile", "README.md", "app", "assets", "data", "docs", "go.mod", "go.sum",
	"architecture_test.go", "main.go", "main_test.go",
	// Made by make or by hand, and ignored by git.
	".build", "out", "laurel", "laurel.exe", "laurel_windows_amd64.syso",
}

// below reports whether name is folder or lies in it, for folders and import paths alike.
func below(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

func belowAny(name string, folders []string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool { return below(name, folder) })
}

// readTree parses every Go file of the tree, without what make made and what git keeps.
func readTree(tree fs.FS) ([]goFile, error) {
	var files []goFile
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if base := entry.Name(); name != "." &&
				(strings.HasPrefix(base, ".") || base == "testdata" || name == "out") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		file, err := readGo(tree, name)
		files = append(files, file)
		return err
	})
	return files, err
}

func readGo(tree fs.FS, name string) (goFile, error) {
	source, err := fs.ReadFile(tree, name)
	if err != nil {
		return goFile{}, err
	}
	positions := token.NewFileSet()
	syntax, err := parser.ParseFile(positions, name, source, parser.SkipObjectResolution)
	if err != nil {
		return goFile{}, err
	}
	file := goFile{path: name, folder: path.Dir(name), test: strings.HasSuffix(name, "_test.go")}
	fyneName := ""
	for _, spec := range syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return goFile{}, err
		}
		file.imports = append(file.imports, imported)
		if imported == "fyne.io/fyne/v2" {
			fyneName = "fyne"
			if spec.Name != nil {
				fyneName = spec.Name.Name
			}
		}
	}
	ast.Inspect(syntax, func(node ast.Node) bool {
		if what := threading(node, fyneName); what != "" {
			file.threads = append(file.threads, fmt.Sprintf("line %d: %s", positions.Position(node.Pos()).Line, what))
		}
		if writesTime(node) {
			file.times = append(file.times, fmt.Sprintf("line %d", positions.Position(node.Pos()).Line))
		}
		if logsText(node) {
			file.logs = append(file.logs, fmt.Sprintf("line %d", positions.Position(node.Pos()).Line))
		}
		return true
	})
	return file, nil
}

// threading names what only kit/work may do, or is empty.
func threading(node ast.Node, fyneName string) string {
	switch node := node.(type) {
	case *ast.GoStmt:
		return "go statement"
	case *ast.SelectorExpr:
		owner, ok := node.X.(*ast.Ident)
		if ok && fyneName != "" && owner.Name == fyneName && (node.Sel.Name == "Do" || node.Sel.Name == "DoAndWait") {
			return "fyne." + node.Sel.Name
		}
	}
	return ""
}

// logsText reports whether a call puts a text into the log that is made while the program runs: a message that is no
// literal, or the message of an error. Such texts name people; errors are logged as values, of which app/command keeps
// the types.
func logsText(node ast.Node) bool {
	call, isCall := node.(*ast.CallExpr)
	if !isCall || len(call.Args) == 0 {
		return false
	}
	method, isMethod := call.Fun.(*ast.SelectorExpr)
	if !isMethod || !slices.Contains([]string{"Debug", "Info", "Warn", "Error"}, method.Sel.Name) {
		return false
	}
	name := ""
	switch owner := method.X.(type) {
	case *ast.Ident:
		name = owner.Name
	case *ast.SelectorExpr:
		name = owner.Sel.Name
	}
	if !slices.Contains([]string{"log", "Log", "slog"}, name) {
		return false
	}
	if _, fixed := call.Args[0].(*ast.BasicLit); !fixed {
		return true
	}
	return slices.ContainsFunc(call.Args[1:], func(arg ast.Expr) bool {
		inner, isCall := arg.(*ast.CallExpr)
		if !isCall {
			return false
		}
		text, isMethod := inner.Fun.(*ast.SelectorExpr)
		return isMethod && text.Sel.Name == "Error"
	})
}

// forPeople are the folders whose texts people read: dates and times in them are those of a region, which data/locale
// writes. What is beside them writes formats of files.
var (
	forPeople = []string{
		"app/desktop", "app/paper", "app/article", "app/articles", "app/documents", "app/forgetting",
		"data/clash", "data/assist", "data/outcome", "data/program",
	}
	notForPeople = []string{"app/paper/pdf"} // the file's properties
	layout       = regexp.MustCompile(`2006|15:04`)
)

// writesTime reports whether a node is a layout of package time, or the ISO form of a time of day.
func writesTime(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.BasicLit:
		return node.Kind == token.STRING && layout.MatchString(node.Value)
	case *ast.SelectorExpr:
		if owner, ok := node.X.(*ast.Ident); ok && owner.Name == "time" {
			return slices.Contains([]string{"DateOnly", "DateTime", "TimeOnly", "Kitchen"}, node.Sel.Name)
		}
		owner, ok := node.X.(*ast.SelectorExpr)
		return ok && owner.Sel.Name == "Clock" && node.Sel.Name == "String"
	}
	return false
}

// brokenRules lists, one sentence each, where the tree breaks the rules.
func brokenRules(tree fs.FS) ([]string, error) {
	files, err := readTree(tree)
	if err != nil {
		return nil, err
	}
	var broken []string
	for _, file := range files {
		broken = append(broken, brokenImports(file)...)
		if !file.test && !below(file.folder, "app/desktop/kit/work") &&
			file.path != "main.go" { // commands run beside the window's goroutine
			for _, thread := range file.threads {
				broken = append(
					broken,
					fmt.Sprintf("%s, %s: only app/desktop/kit/work starts work beside the window", file.path, thread),
				)
			}
		}
	}
	for _, file := range files {
		if file.test {
			continue
		}
		if belowAny(file.folder, forPeople) && !belowAny(file.folder, notForPeople) {
			for _, place := range file.times {
				broken = append(broken, fmt.Sprintf("%s, %s: data/locale writes dates and times", file.path, place))
			}
		}
		for _, place := range file.logs {
			broken = append(
				broken,
				fmt.Sprintf(
					"%s, %s: the log gets fixed messages and errors as values: a text may name people",
					file.path,
					place,
				),
			)
		}
	}
	broken = append(broken, folderCycles(files)...)
	for _, check := range []func(fs.FS) ([]string, error){strangersAtTheTop, assetsWithoutLicence} {
		more, err := check(tree)
		if err != nil {
			return nil, err
		}
		broken = append(broken, more...)
	}
	return broken, nil
}

func brokenImports(file goFile) []string {
	var broken []string
	for _, rule := range importRules {
		if file.test && !rule.tests || rule.folders != nil && !belowAny(file.folder, rule.folders) ||
			belowAny(file.folder, rule.except) {
			continue
		}
		for _, imported := range file.imports {
			forbidden := belowAny(imported, rule.forbid) && !belowAny(imported, rule.only) &&
				(!file.test || imported != fixtures)
			if rule.exact {
				forbidden = slices.Contains(rule.forbid, imported)
			}
			if forbidden {
				broken = append(broken, fmt.Sprintf("%s imports %s: %s", file.path, imported, rule.reason))
			}
		}
	}
	return broken
}

// folderCycles finds folders that need each other. Go refuses this for packages; it is as confusing for the folders
// above them, so every depth of the tree is looked at by itself.
func folderCycles(files []goFile) []string {
	var broken []string
	for depth := 1; depth <= 4; depth++ { // app/desktop/kit/x is as deep as folders go
		needs := map[string][]string{}
		for _, file := range files {
			from := firstFolders(file.folder, depth)
			for _, imported := range file.imports {
				to, ours := strings.CutPrefix(imported, module+"/")
				to = firstFolders(to, depth)
				if ours && !file.test && to != from && !slices.Contains(needs[from], to) {
					needs[from] = append(needs[from], to)
				}
			}
		}
		if cycle := findCycle(needs); cycle != nil {
			broken = append(broken, "folders need each other: "+strings.Join(cycle, " -> "))
		}
	}
	return slices.Compact(broken)
}

func firstFolders(folder string, depth int) string {
	parts := strings.Split(folder, "/")
	return strings.Join(parts[:min(depth, len(parts))], "/")
}

// findCycle returns one way from a folder back to itself, or nil.
func findCycle(needs map[string][]string) []string {
	done := map[string]bool{}
	var follow func(way []string) []string
	follow = func(way []string) []string {
		here := way[len(way)-1]
		if start := slices.Index(way, here); start < len(way)-1 {
			return way[start:]
		}
		if done[here] {
			return nil
		}
		for _, next := range needs[here] {
			if cycle := follow(append(slices.Clone(way), next)); cycle != nil {
				return cycle
			}
		}
		done[here] = true
		return nil
	}
	folders := []string{}
	for folder := range needs {
		folders = append(folders, folder)
	}
	slices.Sort(folders)
	for _, folder := range folders {
		if cycle := follow([]string{folder}); cycle != nil {
			return cycle
		}
	}
	return nil
}

func strangersAtTheTop(tree fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(tree, ".")
	var broken []string
	for _, entry := range entries {
		if !slices.Contains(topLevel, entry.Name()) {
			broken = append(
				broken,
				fmt.Sprintf(
					"%s is at the top of the tree, where nothing is added: "+
						"give it a folder in app, data, assets, docs or .ci",
					entry.Name(),
				),
			)
		}
	}
	return broken, err
}

// quoted finds the file names in assets/LICENSES.md, which are between backticks.
var quoted = regexp.MustCompile("`([^`\n]+)`")

// assetsWithoutLicence wants for each file in assets a name, a pattern (`fonts/*.ttf`) or a folder (`fonts/`) in
// assets/LICENSES.md. Our own Go files there are under the program's licence.
func assetsWithoutLicence(tree fs.FS) ([]string, error) {
	if _, err := fs.Stat(tree, "assets"); err != nil {
		return nil, nil
	}
	const list = "assets/LICENSES.md"
	text, err := fs.ReadFile(tree, list)
	if err != nil {
		return []string{list + " is missing: it names the source and licence of every file in assets"}, nil
	}
	var named []string
	for _, match := range quoted.FindAllStringSubmatch(string(text), -1) {
		named = append(named, strings.TrimPrefix(match[1], "assets/"))
	}
	covered := func(name string) bool {
		return slices.ContainsFunc(named, func(pattern string) bool {
			matched, err := path.Match(pattern, name)
			return err == nil && matched || strings.HasSuffix(pattern, "/") && strings.HasPrefix(name, pattern)
		})
	}
	var broken []string
	err = fs.WalkDir(tree, "assets", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == list || path.Ext(name) == ".go" {
			return err
		}
		if !covered(strings.TrimPrefix(name, "assets/")) {
			broken = append(
				broken,
				name+" has no line in assets/LICENSES.md: say where it is from and under which licence",
			)
		}
		return nil
	})
	return broken, err
}

func TestTheTreeKeepsTheRules(t *testing.T) {
	broken, err := brokenRules(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, sentence := range broken {
		t.Error(sentence)
	}
}

func TestEachRuleIsHeld(t *testing.T) {
	const licences = "assets/LICENSES.md"
	tests := []struct {
		name string
		tree map[string]string
		want string // part of the one finding; empty: none
	}{
		{"a tree that keeps the rules has no finding", map[string]string{
			"main.go": `package main; import _ "laurel/app/desktop"; func f() { go f() }`,
			"app/desktop/desktop.go": `package desktop
import (_ "laurel/app/desktop/awardees"; _ "laurel/data/store")`,
			"app/desktop/awardees/list.go": `package awardees
import (_ "laurel/app/desktop/kit/look"; _ "fyne.io/fyne/v2")`,
			"app/desktop/kit/work/run.go": `package work; import "fyne.io/fyne/v2"; func f() { go fyne.Do(f) }`,
			"data/store/store.go": `package store
import (_ "github.com/mattn/go-sqlite3"; _ "laurel/data/program"; _ "net/url")`,
			"data/store/kill_test.go":         `package store; func f() { go f() }`,
			"app/paper/typeset/face.go":       `package typeset; import _ "github.com/jung-kurt/gofpdf"`,
			"app/documents/catalogue_test.go": `package documents; import _ "github.com/xuri/excelize/v2"`,
			"assets/icon.svg":                 "<svg/>", "assets/fonts/a.ttf": "font",
			"assets/assets.go": "package assets",
			licences:           "| `icon.svg` | ours | MIT |\n| `fonts/*.ttf` | Noto | OFL |",
		}, ""},
		{
			"data imports app",
			map[string]string{"data/store/a.go": `package store; import _ "laurel/app/paper"`},
			"data knows neither",
		},
		{
			"a test of data imports Fyne",
			map[string]string{"data/clash/a_test.go": `package clash; import _ "fyne.io/fyne/v2"`},
			"data knows neither",
		},
		{
			"program imports another folder",
			map[string]string{"data/program/a.go": `package program; import _ "laurel/assets"`},
			"program imports only the leaves",
		},
		{
			"program imports SQL",
			map[string]string{"data/program/a.go": `package program; import _ "database/sql"`},
			"program knows no SQL",
		},
		{
			"clash imports the store",
			map[string]string{"data/clash/a.go": `package clash; import _ "laurel/data/store"`},
			"clash imports program only",
		},
		{
			"a document imports Fyne",
			map[string]string{"app/documents/a.go": `package documents; import _ "fyne.io/fyne/v2/canvas"`},
			"without a window",
		},
		{
			"a command imports the window",
			map[string]string{"app/command/a.go": `package command; import _ "laurel/app/desktop"`},
			"without a window",
		},
		{
			"kit imports data",
			map[string]string{"app/desktop/kit/look/a.go": `package look; import _ "laurel/data/program"`},
			"kit holds no domain",
		},
		{
			"a tab imports another tab",
			map[string]string{"app/desktop/reports/a.go": `package reports; import _ "laurel/app/desktop/schedule"`},
			"a tab never imports another tab",
		},
		{
			"a part of the store imports the store",
			map[string]string{"data/store/tables/a.go": `package tables; import _ "laurel/data/store"`},
			"does not know it",
		},
		{
			"a screen imports the SQLite driver",
			map[string]string{"app/desktop/a.go": `package desktop; import _ "github.com/mattn/go-sqlite3"`},
			"only store opens",
		},
		{
			"a workbook draws PDF",
			map[string]string{"app/workbook/a.go": `package workbook; import _ "github.com/jung-kurt/gofpdf"`},
			"only paper and typeset",
		},
		{
			"the store reads Excel",
			map[string]string{"data/store/a.go": `package store; import _ "github.com/xuri/excelize/v2"`},
			"only workbook and intake",
		},
		{
			"a folder opens connections",
			map[string]string{"data/exchange/a.go": `package exchange; import _ "net"`},
			"no network",
		},
		{
			"a folder speaks HTTP",
			map[string]string{"app/handout/a.go": `package handout; import _ "net/http/httptest"`},
			"no network",
		},
		{
			"a goroutine outside kit",
			map[string]string{"data/store/a.go": `package store; func f() { go f() }`},
			"line 1: go statement",
		},
		{
			"an errgroup outside kit",
			map[string]string{"app/paper/a.go": `package paper; import _ "golang.org/x/sync/errgroup"`},
			"only kit/work starts goroutines",
		},
		{
			"fyne.Do outside kit",
			map[string]string{"app/desktop/a.go": `package desktop; import "fyne.io/fyne/v2"; func f() { fyne.Do(f) }`},
			"fyne.Do: only app/desktop/kit/work",
		},
		{
			"fyne.DoAndWait under another name",
			map[string]string{
				"app/desktop/a.go": `package desktop; import f2 "fyne.io/fyne/v2"; func f() { f2.DoAndWait(f) }`,
			},
			"fyne.DoAndWait: only",
		},
		{
			"a sentence in the log",
			map[string]string{
				"app/desktop/a.go": `package desktop; func f() { s.Log.Error(err.Error(), "cause", err) }`,
			},
			"line 1: the log gets fixed messages",
		},
		{
			"what an error says in the log",
			map[string]string{
				"app/desktop/a.go": `package desktop; func f() { log.Warn("preview", "cause", err.Error()) }`,
			},
			"the log gets fixed messages",
		},
		{
			"a layout in a text for people",
			map[string]string{"app/desktop/a.go": `package desktop; var s = at.Format("2 Jan 2006")`},
			"line 1: data/locale writes dates",
		},
		{
			"the ISO form of a time in a text for people",
			map[string]string{"data/clash/a.go": `package clash; var s = m.Start.Clock.String()`},
			"line 1: data/locale writes dates",
		},
		{
			"fixtures outside of tests",
			map[string]string{
				"app/paper/a.go":       `package paper; import _ "laurel/data/programtest"`,
				"data/clash/a_test.go": `package clash; import _ "laurel/data/programtest"`,
			},
			"app/paper/a.go imports laurel/data/programtest: invented programs are for tests",
		},
		{"two folders need each other", map[string]string{
			"app/paper/a.go":      `package paper; import _ "laurel/app/documents/options"`,
			"app/documents/a.go":  `package documents; import _ "laurel/app/paper/badge"`,
			"app/paper/b_test.go": `package paper; import _ "laurel/app/workbook"`,
			"app/workbook/a.go":   `package workbook; import _ "laurel/app/paper"`,
		}, "app/documents -> app/paper -> app/documents"},
		{"a stranger at the top", map[string]string{"util/a.go": "package util"}, "util is at the top"},
		{
			"an asset without a licence",
			map[string]string{licences: "| `fonts/` | Noto | OFL |", "assets/fonts/a.ttf": "", "assets/seal.svg": ""},
			"assets/seal.svg has no line",
		},
		{"assets without a list", map[string]string{"assets/seal.svg": ""}, "LICENSES.md is missing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree := fstest.MapFS{}
			for name, text := range test.tree {
				tree[name] = &fstest.MapFile{Data: []byte(text)}
			}
			broken, err := brokenRules(tree)
			if err != nil {
				t.Fatal(err)
			}
			if test.want == "" && len(broken) > 0 {
				t.Errorf("found %q in a tree that keeps its rules", broken)
			}
			if test.want != "" && (len(broken) != 1 || !strings.Contains(broken[0], test.want)) {
				t.Errorf("found %q, want one finding with %q", broken, test.want)
			}
		})
	}
}

// buildTags are those of the Makefile's builds.
const buildTags = "migrated_fynedo,accessibility"

// internetSocket matches a line of strace in which a socket that reaches beyond this machine is made.
var internetSocket = regexp.MustCompile(`socket\(AF_(INET|INET6|PACKET)\b`)

func TestTheProgramOpensNoNetworkConnection(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the whole program: not in -short")
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed: what the program asks of the system cannot be watched")
	}
	folder := t.TempDir()
	trace := filepath.Join(folder, "trace")
	if output, err := exec.Command(strace, "-f", "-o", trace, "true").CombinedOutput(); err != nil {
		t.Skipf("this machine does not let strace watch a program: %s", bytes.TrimSpace(output))
	}
	program := filepath.Join(folder, "laurel")
	if output, err := exec.Command("go", "build", "-tags", buildTags, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("the program does not build: %v\n%s", err, output)
	}

	command := exec.Command(
		strace,
		"-f",
		"-e",
		"trace=network",
		"-o",
		trace,
		program,
		"demo",
		"--out",
		filepath.Join(folder, "out"),
	)
	output, err := command.CombinedOutput()
	if code := command.ProcessState.ExitCode(); code != 0 && code != 3 { // 3: done, with findings to look at
		t.Fatalf("laurel demo failed under strace: %v\n%s", err, output)
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(calls) {
		if internetSocket.Match(line) {
			t.Errorf("laurel demo asked for a network socket: %s", line)
		}
	}
}

// escaped are the files that need marks which escape: for a shell, for values that are compared, for the log.
var escaped = []string{
	"app/command/history.go", "app/command/key.go", "app/desktop/help/guide.go", "app/workbook/book.go",
	"data/intake/intaketest/intaketest.go", "data/sealed/container.go", "data/store/tables/columns.go",
}

// The catalogue gives texts typographic quotation marks; sentences that are made with fmt have the same.
func TestSentencesHaveTypographicQuotationMarks(t *testing.T) {
	straight := regexp.MustCompile("\"[^\"\n]*%q[^\"\n]*\"")
	for _, top := range []string{"app", "data"} {
		err := filepath.WalkDir(top, func(name string, _ fs.DirEntry, err error) error {
			name = filepath.ToSlash(name)
			if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") ||
				slices.Contains(escaped, name) {
				return err
			}
			source, err := os.ReadFile(name)
			for _, found := range straight.FindAll(source, -1) {
				t.Errorf("%s: %s: write “%%s”", name, found)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
