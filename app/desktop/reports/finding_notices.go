package reports

import (
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/store"
)

// findingNotices show what is to be known before a document is printed, with links to what can be done.
type findingNotices struct{ v *Screen }

// grouped puts the findings of one rule together, in the order of the first of each.
func grouped(findings []documents.Finding) [][]documents.Finding {
	var groups [][]documents.Finding
	for _, f := range findings {
		i := slices.IndexFunc(groups, func(g []documents.Finding) bool { return g[0].Rule == f.Rule })
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// linksShown is how many people a notice names.
const linksShown = 5

// findingNotice shows the findings of one rule, with links to the people. What keeps the document from being made at
// all is shown in place of the pages instead.
func (n findingNotices) findingNotice(group []documents.Finding) fyne.CanvasObject {
	first := group[0]
	if first.Rule == documents.RuleRequest || n.v.result.refusal != nil && first.Text == n.v.result.refusal.Error() {
		return nil
	}
	tone, text := look.Amber, first.Text
	if first.Severity == program.SeverityError {
		tone = look.Red
	}
	links, more := n.personLinks(group)
	if first.Rule == documents.RulePrintedBefore {
		text = locale.N("{{.Count}} of these badges were printed before.", len(group))
		links, more = []look.NoticeAction{{Text: locale.L("Print only new ones"), Do: n.onlyNew}}, ""
	}
	if first.Mention != nil {
		links = n.aliasLinks(group)
	}
	switch {
	case first.Rule == documents.RuleShownByAlias && len(group) == 1:
		text = locale.L("1 person is shown by an alias, since they may not be named here:")
	case first.Rule == documents.RuleShownByAlias:
		text = locale.L(
			"{{.Count}} people are shown by an alias, since they may not be named here:",
			locale.Values{"Count": len(group)},
		)
	case first.Rule == documents.RulePrintedBefore:
	case len(group) > 1:
		text = locale.L(
			"{{.Sentence}} There are {{.Count}} of this kind.",
			locale.Values{"Sentence": first.Text, "Count": len(group)},
		)
	}
	return newNote(tone, text, more, links...)
}

// onlyNew leaves out the badges that were printed already.
func (n findingNotices) onlyNew() {
	if option, known := n.v.job().document.Option("new"); known {
		n.v.choose(n.v.job().with(option, "yes"))
	}
}

// personLinks leads to the people of the findings; more is how many are not named.
func (n findingNotices) personLinks(group []documents.Finding) (links []look.NoticeAction, more string) {
	seen := map[program.ID]bool{}
	for _, f := range group {
		person := n.v.program.Person(f.Person)
		if person == nil || seen[person.ID] {
			continue
		}
		seen[person.ID] = true
		if len(links) < linksShown {
			links = append(
				links,
				look.NoticeAction{
					Text: person.DisplayName(),
					Do:   func() { n.v.s.Window.ShowField(person.ID, f.Field) },
				},
			)
		}
	}
	if n := len(seen) - len(links); n > 0 {
		more = locale.L("and {{.Count}} more", locale.Values{"Count": n})
	}
	return links, more
}

// aliasLinks lead to the texts that name somebody, and replace the name by its replacement.
func (n findingNotices) aliasLinks(group []documents.Finding) (links []look.NoticeAction) {
	edition := n.v.result.job.request(n.v.program, true).Edition
	for _, f := range group[:min(len(group), linksShown)] {
		id := f.Mention.Record.RecordID()
		alias := edition.Called(n.v.program.Person(f.Person))
		links = append(links,
			look.NoticeAction{Text: program.NameOf(f.Mention.Record), Do: func() { n.v.s.Window.Show(id) }},
			look.NoticeAction{
				Text: locale.L("Replace with “{{.Alias}}”", locale.Values{"Alias": alias}),
				Do:   func() { n.replaceName(edition, *f.Mention) },
			})
	}
	return links
}

// replaceName stores the record of a mention without the name.
func (n findingNotices) replaceName(edition *edition.Edition, m edition.Mention) {
	records := n.v.program.Records()
	i := slices.IndexFunc(records, func(r program.Record) bool { return r.RecordID() == m.Record.RecordID() })
	if i < 0 {
		return
	}
	next := edition.WithoutName(m, records[i])
	edit := func(tx *store.Tx) error { return tx.Put(n.v.program.ID, next) }
	n.v.s.Edit(locale.L("Replace a name with its alias"), edit, n.v.s.Failed)
}
