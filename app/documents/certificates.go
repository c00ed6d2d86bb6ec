package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"laurel/app/paper"
	"laurel/data/program"
)

// The values of the option files.
const (
	oneFile     = "all"
	oneEach     = "each"
	filesOption = "files"
)

// noSecond is the value of the option second for certificates in one language.
const noSecond = "none"

// certificates are handed to the people they name. They are internal unless one says otherwise: the certificate goes to the person, and to name
// them elsewhere needs their consent.
func certificates() Document {
	return Document{
		ID:        "certificates",
		Group:     ForPeople,
		Title:     words{"Certificates", "Certificados", "Certificats"}.in,
		Formats:   []Format{PDF},
		Audiences: program.Audiences(),
		Options: []Option{
			choice("kind", words{"For", "Por", "Pour"}, map[paper.CertificateKind]words{
				paper.Award:      {"Award", "Premio", "Prix"},
				paper.Attendance: {"Attendance", "Asistencia", "Participation"},
			}, paper.CertificateKinds()),
			choice("design", words{"Design", "Diseño", "Modèle"}, map[paper.CertificateDesign]words{
				paper.Classic: {"Classic", "Clásico", "Classique"},
				paper.Modern:  {"Modern", "Moderno", "Moderne"},
				paper.Laurel:  {"Laurel", "Laurel", "Laurier"},
			}, paper.CertificateDesigns()),
			choice("second", words{"Second language", "Segundo idioma", "Deuxième langue"}, map[string]words{
				noSecond: {"None", "Ninguno", "Aucune"}, "en": {"English", "Inglés", "Anglais"}, "es": {"Spanish", "Español", "Espagnol"}, "fr": {"French", "Francés", "Français"},
			}, []string{noSecond, "en", "es", "fr"}),
			choice(filesOption, words{"Files", "Archivos", "Fichiers"}, map[string]words{
				oneFile: {"One file for all", "Un archivo para todos", "Un fichier pour tous"},
				oneEach: {"One file a person", "Un archivo por persona", "Un fichier par personne"},
			}, []string{oneFile, oneEach}),
		},
		make:     makeCertificates,
		findings: certificateFindings,
		issued:   issuedCertificates,
		about:    isAwardee,
	}
}

func isAwardee(p *program.Person) bool { return p.Role == program.Awardee }

// choice makes an option of one of several values, the first being the default.
func choice[T ~string](id string, title words, titles map[T]words, values []T) Option {
	option := Option{ID: id, Kind: Choice, Title: title.in, Default: string(values[0])}
	for _, v := range values {
		option.Values = append(option.Values, Value{string(v), titles[v].in})
	}
	return option
}

func certificateOptions(r Request) paper.CertificateOptions {
	options := paper.CertificateOptions{
		Kind: paper.CertificateKind(r.Options["kind"]), Design: paper.CertificateDesign(r.Options["design"]), Language: r.Language,
		Paper: paper.Paper(r.Paper), People: r.People, Photos: r.Photos, Now: r.Now, Progress: r.Progress,
	}
	if second := r.Options["second"]; second != noSecond {
		options.Second = second
	}
	return options
}

// issuedCertificates are those for the register: certificates made for others than the office are specimens, since these may have other
// words for the same person.
func issuedCertificates(r Request) []*program.Issue {
	if r.Edition.Audience != program.Internal {
		return nil
	}
	return paper.Issues(r.Edition, certificateOptions(r))
}

func makeCertificates(ctx context.Context, d Document, r Request) (files []File, err error) {
	if r.Options[filesOption] == oneEach {
		files, err = eachCertificate(ctx, d, r)
	} else {
		var data bytes.Buffer
		err = paper.Certificates(ctx, &data, r.Edition, certificateOptions(r))
		files = []File{{names{}.next(d.stem(d.Title(r.Language), r)+" - "+r.Edition.Name, PDF), data.Bytes()}}
	}
	if errors.Is(err, paper.ErrNobody) {
		return nil, errors.New(nobody(r).Text)
	}
	if err != nil {
		return nil, err
	}
	return files, nil
}

// eachCertificate names each file by the person, but for the public, whom a file's name tells nobody: there they are numbered.
func eachCertificate(ctx context.Context, d Document, r Request) ([]File, error) {
	title := d.stem(words{"Certificate", "Certificado", "Certificat"}.in(r.Language), r)
	taken := names{}
	var files []File
	err := paper.EachCertificate(ctx, r.Edition, certificateOptions(r), func(person *program.Person, pdf []byte) error {
		whose := person.DisplayName()
		if r.Edition.Audience == program.Public {
			whose = fmt.Sprintf("%03d", len(files)+1)
		}
		files = append(files, File{taken.next(title+" - "+whose, PDF), pdf})
		return nil
	})
	return files, err
}

func certificateFindings(r Request) []Finding {
	people := peopleOf(r, isAwardee)
	if len(people) == 0 {
		return []Finding{nobody(r)}
	}
	found := aliases(r, people)
	for _, gap := range paper.CertificateGaps(r.Edition, certificateOptions(r)) {
		found = append(found, missingLetters(r, r.Edition.Person(gap.Person), gap.Characters))
	}
	return found
}
