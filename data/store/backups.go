package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"laurel/data/civil"
	"laurel/data/store/container"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/wholefile"
)

// Reason is why a backup was made.
type Reason string

// The reasons. Backups before something are kept whatever the hour.
const (
	AtWork        Reason = "at-work" // at the start and each hour
	OnDemand      Reason = "on-demand"
	BeforeImport  Reason = "before-import"
	BeforeRestore Reason = "before-restore"
)

var reasons = []Reason{AtWork, OnDemand, BeforeImport, BeforeRestore}

// BackupFile is a backup in a folder and what it holds.
type BackupFile struct {
	Path     string
	At       time.Time
	Reason   Reason // empty: its name is not one of BackUpInto
	Programs []BackedUp
	Sealed   bool
	Err      error // why it cannot be restored, a sentence; nil: it can
}

// BackedUp is how much there is in a program of a backup. Who does not come any more does not count.
type BackedUp struct {
	Name     string
	Awardees int
	Meetings int
}

const (
	backupPrefix = "laurel-"
	backupEnding = ".laurel"
	backupTime   = "20060102T150405Z"
)

// Copies are the backups of a store, and the other stores beside it.
type Copies struct{ *Store }

// Copies returns the backups of a store, and the other stores beside it.
func (s *Store) Copies() Copies { return Copies{s} }

// BackUpInto writes a backup into a folder, which it makes, and removes those that are not to be kept any longer. It
// returns the path, or "" where nothing has changed since the last backup, unless it was asked for on demand.
func (s Copies) BackUpInto(ctx context.Context, folder string, reason Reason) (string, error) {
	if reason != OnDemand {
		changed, err := s.changedSinceBackup(ctx, folder)
		if err != nil || !changed {
			return "", fault.Explained(s.path, err)
		}
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fault.Explained(folder, err)
	}
	path := freeBackup(folder, s.now().UTC(), reason)
	if err := s.Backup(ctx, path); err != nil {
		return "", err
	}
	removeOldBackups(folder, s.now())
	return path, nil
}

// freeBackup names a backup as of a second that no other one has.
func freeBackup(folder string, at time.Time, reason Reason) string {
	for ; ; at = at.Add(time.Second) {
		path := filepath.Join(folder, backupPrefix+at.Format(backupTime)+"-"+string(reason)+backupEnding)
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// changedSinceBackup reports whether the last edit is another one than that of the newest backup which Laurel made in
// the folder. Times are not compared, since a clock may jump.
func (s Copies) changedSinceBackup(ctx context.Context, folder string) (bool, error) {
	last, err := lastEdit(ctx, s.db)
	if err != nil || last.id == 0 {
		return false, err
	}
	kept := backupsIn(folder)
	i := slices.IndexFunc(kept, func(f BackupFile) bool { return f.Reason != "" })
	if i < 0 {
		return true, nil
	}
	copied, err := openCopy(ctx, kept[i].Path, s.unlocker(Key{}))
	if err != nil {
		return true, nil //nolint:nilerr // one that cannot be read is none
	}
	defer wholefile.Closed(copied)
	there, err := lastEdit(ctx, copied.db)
	return err != nil || there != last, nil
}

// editMark is an entry of the log; its time and label distinguish it from that of the same number in another history.
type editMark struct {
	id        int64
	label, at string
}

// lastEdit returns the newest edit, of any kind; zero: there is none.
func lastEdit(ctx context.Context, from sqlite.Querier) (last editMark, err error) {
	err = from.QueryRowContext(ctx, `SELECT id, label, at FROM edit ORDER BY id DESC LIMIT 1`).
		Scan(&last.id, &last.label, &last.at)
	if errors.Is(err, sql.ErrNoRows) {
		return last, nil
	}
	return last, err
}

// backupsIn lists the backups of a folder by their names, the newest first.
func backupsIn(folder string) []BackupFile {
	var found []BackupFile
	entries, _ := os.ReadDir(folder) // a folder that is not there has none
	for _, entry := range entries {
		name := entry.Name()
		if !entry.Type().IsRegular() || filepath.Ext(name) != backupEnding && filepath.Ext(name) != ".db" {
			continue
		}
		file := BackupFile{Path: filepath.Join(folder, name)}
		day, reason, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(name, backupPrefix), backupEnding), "-")
		if at, err := time.Parse(backupTime, day); err == nil && slices.Contains(reasons, Reason(reason)) {
			file.At = at
			file.Reason = Reason(reason)
		} else if info, err := entry.Info(); err == nil {
			file.At = info.ModTime()
		}
		found = append(found, file)
	}
	slices.SortStableFunc(found, func(a, b BackupFile) int { return b.At.Compare(a.At) })
	return found
}

// How long backups are kept: the newest of each hour for a day, of each day for a month, of each week for a year. Those
// before something are kept for two weeks.
const (
	keptHourly = 24 * time.Hour
	keptDaily  = 31 * 24 * time.Hour
	keptWeekly = 366 * 24 * time.Hour
	keptBefore = 14 * 24 * time.Hour
)

// removeOldBackups removes the backups that the schedule does not keep. Those with names that people gave stay.
func removeOldBackups(folder string, now time.Time) {
	taken := map[string]bool{}
	for _, file := range backupsIn(folder) {
		if file.Reason == "" || file.Reason == OnDemand {
			continue
		}
		age := now.Sub(file.At)
		year, week := file.At.ISOWeek()
		slot := ""
		switch {
		case age < keptHourly:
			slot = file.At.Format("2006-01-02 15")
		case age < keptDaily:
			slot = file.At.Format("2006-01-02")
		case age < keptWeekly:
			slot = fmt.Sprint(year, " ", week)
		}
		isBefore := file.Reason != AtWork && age < keptBefore
		if !isBefore && (slot == "" || taken[slot]) {
			_ = os.Remove(file.Path) // or another time
		}
		taken[slot] = taken[slot] || file.Reason == AtWork
	}
}

// Backups lists the backups of a folder, the newest first, with what each contains. Sealed ones are looked into with
// the key.
func Backups(ctx context.Context, folder string, key Key) ([]BackupFile, error) {
	return backupsWith(ctx, folder, key.unlocker())
}

// Backups is the function of that name with the key of the open store.
func (s Copies) Backups(ctx context.Context, folder string) ([]BackupFile, error) {
	return backupsWith(ctx, folder, s.unlocker(Key{}))
}

func backupsWith(ctx context.Context, folder string, by container.Unlocker) ([]BackupFile, error) {
	found := backupsIn(folder)
	for i := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found[i] = lookInto(ctx, found[i], by)
	}
	return found, nil
}

// LookInto returns a backup with what it contains, or why it cannot be restored; of a sealed one without its key that
// is ErrSealed. Of the file only Path need be set.
func LookInto(ctx context.Context, file BackupFile, key Key) BackupFile {
	return lookInto(ctx, file, key.unlocker())
}

// LookInto is the function of that name with the key of the open store, and with another one for backups that were
// sealed otherwise.
func (s Copies) LookInto(ctx context.Context, file BackupFile, key Key) BackupFile {
	return lookInto(ctx, file, s.unlocker(key))
}

func lookInto(ctx context.Context, file BackupFile, by container.Unlocker) BackupFile {
	file.Sealed = IsSealed(file.Path)
	file.Programs, file.Err = backedUp(ctx, file.Path, by)
	if file.At.IsZero() {
		if info, err := os.Stat(file.Path); err == nil {
			file.At = info.ModTime()
		}
	}
	return file
}

func backedUp(ctx context.Context, path string, by container.Unlocker) (found []BackedUp, err error) {
	copied, err := openCopy(ctx, path, by)
	if err != nil {
		return nil, err
	}
	defer wholefile.Closed(copied)
	err = sqlite.Query(ctx, copied.db, func(scan func(...any) error) error {
		var p BackedUp
		err := scan(&p.Name, &p.Awardees, &p.Meetings)
		found = append(found, p)
		return err
	}, `SELECT name, (SELECT count(*) FROM person WHERE program = p.id AND role = 'awardee' AND NOT cancelled),
		(SELECT count(*) FROM meeting WHERE program = p.id) FROM program p ORDER BY "start" DESC, name`)
	return found, fault.Explained(path, err)
}

// LocalTime returns when the backup was made, by the laptop's clock.
func (f BackupFile) LocalTime() civil.DateTime { return civil.DateTimeOf(f.At.Local()) }
