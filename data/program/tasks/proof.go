package tasks

import (
	"reflect"
	"slices"

	"laurel/data/civil"
	"laurel/data/program"
)

// The documents that are noted when they go out: certificates in their register, letters by who got them.
const (
	certificatesDocument = "certificates"
	lettersDocument      = "letters"
)

// Proofs lists what happened between two values of a program that shows tasks to be done: a document that was marked as
// sent (it was made too) to a recipient, certificates that were issued, letters that were sent and, of an import, the
// kinds of the records that are new or changed.
func Proofs(before, after *program.Program, isImport bool) []program.Proof {
	var proofs []program.Proof
	for _, r := range added(before.Releases, after.Releases) {
		proofs = append(
			proofs,
			program.Proof{
				Kind: program.ReleaseProof,
				Of:   r.Document,
			},
			program.Proof{Kind: program.ReleaseProof, Of: string(r.Recipient)},
			program.Proof{Kind: program.DocumentProof, Of: r.Document},
		)
	}
	if len(added(before.Issues, after.Issues)) > 0 {
		proofs = append(proofs, program.Proof{Kind: program.DocumentProof, Of: certificatesDocument})
	}
	if !slices.Equal(before.SentLetters, after.SentLetters) {
		proofs = append(proofs, program.Proof{Kind: program.DocumentProof, Of: lettersDocument})
	}
	if !isImport {
		return proofs
	}
	for _, kind := range program.RecordKinds() {
		if len(added(kind.In(before), kind.In(after))) > 0 {
			proofs = append(proofs, program.Proof{Kind: program.ImportProof, Of: kind.Name})
		}
	}
	return proofs
}

// added returns the records of a list that are other values than in the one before.
func added[R program.Record](before, after []R) []R {
	known := make(map[uintptr]bool, len(before))
	for _, r := range before {
		known[reflect.ValueOf(r).Pointer()] = true
	}
	var list []R
	for _, r := range after {
		if !known[reflect.ValueOf(r).Pointer()] {
			list = append(list, r)
		}
	}
	return list
}

// Ticked returns copies, done on that day, of the open tasks that one of the proofs shows to be done.
func Ticked(p List, on civil.Date, proofs ...program.Proof) []*program.Task {
	var ticked []*program.Task
	for _, t := range p.Tasks {
		if !t.DoneOn.IsZero() || t.Proof.Kind == "" {
			continue
		}
		for _, proof := range proofs {
			if t.Proof == proof {
				next := *t
				next.DoneOn = on
				ticked = append(ticked, &next)
				break
			}
		}
	}
	return ticked
}
