package workbook

import (
	"context"
	"fmt"
	"io"
	"testing"

	"laurel/app/request"
	"laurel/data/program/edition"
)

func init() {
	addMakers(&roomingList)
	addMakers(&flightManifest)
	addMakers(&passportManifest)
	addMakers(&dietaryList)
}

// addMakers adds a list to those that are measured, and the bare StreamWriter with the same cells.
func addMakers[T row](l *list[T]) {
	makers[l.id] = func(ctx context.Context, w io.Writer, e *edition.Edition) error {
		return l.write(ctx, w, request.Of(e))
	}
	makers["bare-"+l.id] = func(_ context.Context, w io.Writer, e *edition.Edition) error {
		t, err := l.of(request.Of(e))
		if err != nil {
			return err
		}
		first := t.first()
		rows := make([][]any, min(1000, first.rows))
		cells := make([]cell, len(first.headings))
		for i := range rows {
			first.fill(i, cells)
			for _, c := range cells {
				if c.kind == textual || c.kind == empty {
					rows[i] = append(rows[i], c.text)
				} else {
					rows[i] = append(rows[i], c.number)
				}
			}
		}
		return bareRoster(w, rows, first.rows)
	}
}

// BenchmarkLists measures lists beside the bare StreamWriter, which has put its cells together before.
func BenchmarkLists(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for _, maker := range []string{
			"bare-rooming-list", "rooming-list", "bare-flight-manifest", "flight-manifest", "bare-passport-manifest",
			"passport-manifest", "bare-dietary-list", "dietary-list",
		} {
			b.Run(fmt.Sprintf("%d/%s", n, maker), func(b *testing.B) {
				edition := editionOf(maker, n)
				b.ReportAllocs()
				var size counter
				for b.Loop() {
					size = 0
					if err := makers[maker](b.Context(), &size, edition); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(size)/(1<<20), "file-MiB")
				b.ReportMetric(peakMemory(b, maker, n), "peak-MiB")
			})
		}
	}
}
