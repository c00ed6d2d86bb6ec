package card_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"laurel/data/intake"
)

// large is a file of many cards.
func large(cards int) string {
	var out strings.Builder
	for i := range cards {
		fmt.Fprintf(&out, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Muster %d;Lina;;;\r\nFN:Lina Muster %d\r\nORG:Office %d\r\n"+
			"TEL;TYPE=WORK:+1 202-555-%04d\r\nEMAIL:lina%d@example.org\r\nEND:VCARD\r\n", i, i, i%1000, i%10_000, i)
	}
	return out.String()
}

func BenchmarkCardsToADraft(b *testing.B) {
	text := large(10_000)
	for b.Loop() {
		draft, err := intake.Read(context.Background(), nil, strings.NewReader(text), intake.Options{Name: "large.vcf"})
		if err != nil || draft.New != 11_000 {
			b.Fatal(draft, err)
		}
	}
}

func TestReadingManyCardsCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, cancel)
	_, err := intake.Read(ctx, nil, strings.NewReader(large(40_000)), intake.Options{Name: "large.vcf"})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, it returns %v", err)
	}
}

func TestAFileOfFarTooManyCardsIsRefusedAtOnce(t *testing.T) {
	_, err := intake.Read(
		context.Background(),
		nil,
		strings.NewReader(large(50_001)),
		intake.Options{Name: "large.vcf"},
	)
	if err == nil || !strings.Contains(err.Error(), "more than 50000 cards") {
		t.Errorf("it returns %v", err)
	}
}
