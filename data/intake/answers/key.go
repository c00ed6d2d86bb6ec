package answers

import (
	"context"
	"crypto/rand"
	"encoding/base64"

	"laurel/data/store"
)

// keySetting is the setting of a store with the key of Request.
const keySetting = "answers-key"

// KeyOf returns the key of a store, which is made when it is first asked for. It is in the file of the office alone.
func KeyOf(ctx context.Context, s *store.Store) ([]byte, error) {
	kept, err := s.Setting(ctx, keySetting)
	if err != nil {
		return nil, err
	}
	if key, err := base64.StdEncoding.DecodeString(kept); err == nil && len(key) > 0 {
		return key, nil
	}
	const length = 32
	key := make([]byte, length)
	rand.Read(key) // never fails
	return key, s.SetSetting(ctx, keySetting, base64.StdEncoding.EncodeToString(key))
}
