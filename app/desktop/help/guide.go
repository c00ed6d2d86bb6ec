// Package help is the guide in the window: chapters that can be searched, opened at the place where one is.
package help

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"laurel/data/locale"
	"laurel/docs"
)

// Chapter is one file of the guide.
type Chapter struct {
	Topic    string // the name of its file without number and ending: people
	Title    string
	Sections []Section // the first has the title of the chapter
}

// Section is what is below one heading.
type Section struct {
	Title  string
	Blocks []Block
}

// Block is a paragraph, a list or a picture.
type Block struct {
	Text     string
	Items    []string // of a list
	Numbered bool
	Picture  []byte // PNG
	Alt      string // what the picture shows
}

// Guide reads the guide in a language; a language without one has the English guide.
func Guide(in locale.Language) ([]Chapter, error) {
	base, _, _ := strings.Cut(string(in), "-")
	folder := path.Join("guide", base)
	files, err := fs.ReadDir(docs.Guide, folder)
	if err != nil {
		folder = "guide/en"
		files, err = fs.ReadDir(docs.Guide, folder)
	}
	if err != nil {
		return nil, err
	}
	var chapters []Chapter
	for _, file := range files {
		source, err := fs.ReadFile(docs.Guide, path.Join(folder, file.Name()))
		if err != nil {
			return nil, err
		}
		_, topic, _ := strings.Cut(strings.TrimSuffix(file.Name(), ".md"), "-")
		chapter, err := parse(folder, source)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name(), err)
		}
		chapter.Topic = topic
		chapters = append(chapters, chapter)
	}
	return chapters, nil
}

// parse reads a chapter in Markdown (CommonMark): headings, paragraphs, flat lists, and pictures that are alone in
// their paragraph, by their path from the folder.
func parse(folder string, source []byte) (Chapter, error) {
	var c Chapter
	root := goldmark.DefaultParser().Parse(text.NewReader(source))
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		if heading, is := node.(*ast.Heading); is {
			title := words(heading, source)
			if heading.Level == 1 {
				c.Title = title
			}
			c.Sections = append(c.Sections, Section{Title: title})
			continue
		}
		if len(c.Sections) == 0 {
			return c, fmt.Errorf("there is no heading above %q", words(node, source))
		}
		block, err := read(folder, node, source)
		if err != nil {
			return c, err
		}
		last := &c.Sections[len(c.Sections)-1]
		last.Blocks = append(last.Blocks, block)
	}
	return c, nil
}

func read(folder string, node ast.Node, source []byte) (Block, error) {
	switch node := node.(type) {
	case *ast.List:
		b := Block{Numbered: node.IsOrdered()}
		for item := node.FirstChild(); item != nil; item = item.NextSibling() {
			b.Items = append(b.Items, words(item, source))
		}
		return b, nil
	case *ast.Paragraph:
		if picture, is := node.FirstChild().(*ast.Image); is {
			content, err := fs.ReadFile(docs.Guide, path.Join(folder, string(picture.Destination)))
			return Block{Picture: content, Alt: words(picture, source)}, err
		}
		return Block{Text: words(node, source)}, nil
	}
	return Block{}, fmt.Errorf("a guide has no %s", node.Kind())
}

// words are the text of a node, its lines joined; what is quoted as code, which is how commands are written, is
// between the quotation marks of the language of the window.
func words(node ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the function returns no error
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(source))
				if n.SoftLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.CodeSpan:
			if entering {
				b.WriteString(locale.Window().Quote(words(n.FirstChild(), source)))
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return OnThisSystem(b.String())
}

// matches reports whether all words of a search, folded, are in the section.
func (s Section) matches(wanted []string) bool {
	var b strings.Builder
	b.WriteString(s.Title)
	for _, block := range s.Blocks {
		b.WriteString(" " + block.Text + " " + strings.Join(block.Items, " "))
	}
	return locale.HasAll(locale.Fold(b.String()), wanted)
}
