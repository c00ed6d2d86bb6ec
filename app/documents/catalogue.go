package documents

import "slices"

// Catalogue lists every document, in the order of the Reports tab.
func Catalogue() []Document {
	all := []Document{
		programBook(),
		dailySheet(),
		personalSchedule(),
		weekGrid(),
		calendar(),
		certificates(),
		badges(),
		tableCards(),
		labels(),
		emergencyCards(),
		roomingList(),
		transportSheet(),
		contactBook(),
		hostSheet(),
		evaluationForm(),
		roster(),
		frab(),
		programJSON(),
	}
	return succeeding(append(all, packet(all)))
}

// Find returns the document with that ID.
func Find(id string) (Document, bool) {
	all := Catalogue()
	i := slices.IndexFunc(all, func(d Document) bool { return d.ID == id })
	if i < 0 {
		return Document{}, false
	}
	return all[i], true
}
