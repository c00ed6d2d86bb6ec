package sealed

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"reflect"
	"strings"
	"sync"
	"time"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"laurel/data/sealed/internal/work"
)

// What can be wrong.
var (
	ErrDamaged      = errors.New("the container is damaged")
	ErrNewer        = errors.New("the container has a newer format")
	ErrKey          = errors.New("the key does not open the container")
	ErrNoPassphrase = errors.New("the passphrase is empty")
	ErrRecipient    = errors.New("this is no recovery recipient")
)

// Key is the data key of a container, an age identity (X25519), and the header that has it sealed. It may be used from
// several goroutines.
type Key struct {
	header []byte

	mu       sync.RWMutex
	identity *age.X25519Identity // nil: it is forgotten
}

// ByPassphrase returns the recipient of a passphrase, as it is. Whoever tries passphrases needs as long for each as
// with a container.
func ByPassphrase(passphrase string) (age.Recipient, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	recipient.SetWorkFactor(work.Factor)
	return recipient, nil
}

// NewKey makes a data key that the passphrase opens and, unless office is empty, the identity of that age recipient
// (age1…). The error is ErrNoPassphrase or ErrRecipient.
func NewKey(passphrase, office string) (*Key, error) {
	if passphrase == "" {
		return nil, ErrNoPassphrase
	}
	byPassphrase, err := ByPassphrase(norm.NFC.String(passphrase))
	if err != nil {
		return nil, err
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	secret := []byte(identity.String() + "\n")
	defer clear(secret)
	sealed, err := sealedTo(byPassphrase, secret)
	if err != nil {
		return nil, err
	}
	header := appendSection([]byte(magic), passphraseKind, sealed)
	if office = strings.TrimSpace(office); office != "" {
		byOffice, err := age.ParseX25519Recipient(office)
		if err != nil {
			return nil, ErrRecipient
		}
		if sealed, err = sealedTo(byOffice, secret); err != nil {
			return nil, err
		}
		header = appendSection(header, officeKind, sealed)
	}
	return &Key{identity: identity, header: appendSection(header, checkKind, checkOf(header))}, nil
}

// checkOf is the content of the section by which damage of the header differs from a wrong passphrase.
func checkOf(header []byte) []byte {
	sum := sha256.Sum256(header)
	return append(hex.AppendEncode(nil, sum[:]), '\n')
}

// NewRecoveryKey makes the key of an office: the secret (AGE-SECRET-KEY-1…), which the office keeps, and the recipient
// (age1…), to which stores are sealed.
func NewRecoveryKey() (secret, recipient string, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", err
	}
	return identity.String(), identity.Recipient().String(), nil
}

// Forget overwrites the key, as far as Go lets one: copies that the compiler or the collector has made stay until their
// memory is used again.
func (k *Key) Forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.identity == nil {
		return
	}
	secret := reflect.ValueOf(k.identity).Elem().FieldByName("secretKey") // age has no way to end an identity
	if secret.IsValid() {
		clear(secret.Bytes())
	}
	k.identity = nil
}

// with calls work with the identity, which stays until it returns. The error of a forgotten key is ErrKey.
func (k *Key) with(work func(*age.X25519Identity) error) error {
	k.mu.RLock()
	defer k.mu.RUnlock()
	if k.identity == nil {
		return ErrKey
	}
	return work(k.identity)
}

// Seal returns an age file with the content, for what lies beside a container.
func (k *Key) Seal(content []byte) (file []byte, err error) {
	err = k.with(func(identity *age.X25519Identity) (err error) {
		file, err = sealedTo(identity.Recipient(), content)
		return err
	})
	return file, err
}

// Unseal returns the content of an age file that Seal made. The error is ErrDamaged.
func (k *Key) Unseal(file []byte) ([]byte, error) {
	return k.read(bytes.NewReader(file), int64(len(file)))
}

func (k *Key) read(file io.Reader, size int64) (content []byte, err error) {
	err = k.with(func(identity *age.X25519Identity) (err error) {
		content, err = opened(file, size, identity)
		return err
	})
	return content, err
}

func sealedTo(to age.Recipient, content []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(content) + len(content)/4096 + 512) // what the format adds is less
	writer, err := age.Encrypt(&out, to)
	if err == nil {
		_, err = writer.Write(content)
	}
	if err == nil {
		err = writer.Close()
	}
	return out.Bytes(), err
}

// opened reads an age file of at most so many bytes: all of it, or ErrDamaged.
func opened(file io.Reader, size int64, by age.Identity) ([]byte, error) {
	reader, err := age.Decrypt(file, by)
	if err != nil {
		return nil, errors.Join(ErrDamaged, err)
	}
	content := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead)) // so that no copies of it are left
	if _, err := content.ReadFrom(reader); err != nil {
		clear(content.Bytes())
		return nil, errors.Join(ErrDamaged, err)
	}
	return content.Bytes(), nil
}

// attempts counts the wrong passphrases in a row for each file.
var attempts = struct {
	sync.Mutex
	wrong map[string]int
}{wrong: map[string]int{}}

// wait makes each attempt after a wrong one wait longer.
func wait(ctx context.Context, path string) error {
	attempts.Lock()
	wrong := attempts.wrong[path]
	attempts.Unlock()
	if wrong == 0 {
		return nil
	}
	delay := time.NewTimer(work.Delay * time.Duration(min(work.MostDelays, 1<<min(wrong-1, 16))))
	defer delay.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-delay.C:
		return nil
	}
}

func noteAttempt(path string, right bool) {
	attempts.Lock()
	defer attempts.Unlock()
	attempts.wrong[path]++
	if right {
		delete(attempts.wrong, path)
	}
}

// Unlock returns the data key by the passphrase or, where that is empty, by the recovery key (AGE-SECRET-KEY-1…). A
// wrong one is ErrKey; each further attempt on the same file waits longer.
func (c *Container) Unlock(ctx context.Context, passphrase, recovery string) (*Key, error) {
	if err := wait(ctx, c.path); err != nil {
		return nil, err
	}
	key, err := c.unlock(passphrase, recovery)
	noteAttempt(c.path, !errors.Is(err, ErrKey))
	return key, err
}

func (c *Container) unlock(passphrase, recovery string) (*Key, error) {
	var by age.Identity
	sealed := c.passphrase
	switch {
	case passphrase != "":
		scrypt, err := age.NewScryptIdentity(norm.NFC.String(passphrase))
		if err != nil {
			return nil, err
		}
		scrypt.SetMaxWorkFactor(work.MostFactor)
		by = scrypt
	case recovery != "":
		identity, err := age.ParseX25519Identity(strings.TrimSpace(recovery))
		if err != nil {
			return nil, errors.Join(ErrKey, err)
		}
		sealed = c.office
		by = identity
	default:
		return nil, ErrKey
	}
	if sealed == nil {
		return nil, ErrKey
	}
	secret, err := opened(bytes.NewReader(sealed), int64(len(sealed)), by)
	var wrong *age.NoIdentityMatchError
	if errors.As(err, &wrong) {
		return nil, errors.Join(ErrKey, err)
	}
	if err != nil {
		return nil, err
	}
	defer clear(secret)
	identity, err := age.ParseX25519Identity(strings.TrimSpace(string(secret)))
	if err != nil {
		return nil, errors.Join(ErrDamaged, err)
	}
	return &Key{identity: identity, header: c.header}, nil
}
