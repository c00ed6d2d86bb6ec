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
	"laurel/data/program"
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
	Reason   Reason // empty: its name is not one that BackUpInto gives
	Programs []BackedUp
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

// BackUpInto writes a backup into a folder, which it makes, and removes those that are not to be kept any longer. It
// returns the path, or "" where nothing has changed since the last backup, unless it was asked for on demand.
func (s *Store) BackUpInto(ctx context.Context, folder string, reason Reason) (string, error) {
	if reason != OnDemand {
		changed, err := s.changedSinceBackup(ctx, folder)
		if err != nil || !changed {
			return "", explained(s.path, err)
		}
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", explained(folder, err)
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
func (s *Store) changedSinceBackup(ctx context.Context, folder string) (bool, error) {
	last, err := lastEdit(ctx, s.db)
	if err != nil || last.id == 0 {
		return false, err
	}
	kept := backupsIn(folder)
	i := slices.IndexFunc(kept, func(f BackupFile) bool { return f.Reason != "" })
	if i < 0 {
		return true, nil
	}
	db := connect(kept[i].Path, inProbeAlone)
	defer closed(db)
	there, err := lastEdit(ctx, db)
	return err != nil || there != last, nil // one that cannot be read is none
}

// editMark is an entry of the log; its time and label distinguish it from that of the same number in another history.
type editMark struct {
	id        int64
	label, at string
}

// lastEdit returns the newest edit, of any kind; zero: there is none.
func lastEdit(ctx context.Context, from querier) (last editMark, err error) {
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

// Backups lists the backups of a folder, the newest first, with what each holds.
func Backups(ctx context.Context, folder string) ([]BackupFile, error) {
	found := backupsIn(folder)
	for i := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found[i] = LookInto(ctx, found[i])
	}
	return found, nil
}

// LookInto returns a backup with what it holds, or why it cannot be restored. Of the file only Path need be set.
func LookInto(ctx context.Context, file BackupFile) BackupFile {
	file.Programs, file.Err = backedUp(ctx, file.Path)
	if file.At.IsZero() {
		if info, err := os.Stat(file.Path); err == nil {
			file.At = info.ModTime()
		}
	}
	return file
}

func backedUp(ctx context.Context, path string) (found []BackedUp, err error) {
	steps, err := migrationsIn(embedded)
	if err != nil {
		return nil, err
	}
	if err := inspect(path); err != nil && !errors.Is(err, ErrReadOnly) {
		return nil, err
	}
	if _, err := probe(ctx, path, len(steps)); err != nil {
		return nil, explained(path, err)
	}
	db := connect(path, inProbeAlone)
	defer closed(db)
	err = query(ctx, db, func(scan func(...any) error) error {
		var p BackedUp
		err := scan(&p.Name, &p.Awardees, &p.Meetings)
		found = append(found, p)
		return err
	}, `SELECT name, (SELECT count(*) FROM person WHERE program = p.id AND role = 'awardee' AND NOT cancelled),
		(SELECT count(*) FROM meeting WHERE program = p.id) FROM program p ORDER BY "start" DESC, name`)
	return found, explained(path, err)
}

// restoreFolder is how the names of folders begin in which a backup is brought to this version.
const restoreFolder = ".laurel-restore-"

// RestoreFrom makes the open store what a backup holds, in one step: whoever looks sees the old content or the new. The
// log of edits is the backup's too, so that undo does not reach the content before; make a backup of it first.
func (s *Store) RestoreFrom(ctx context.Context, path string) (err error) {
	folder, err := os.MkdirTemp(filepath.Dir(s.path), restoreFolder+"*")
	if err != nil {
		return explained(s.path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	copied := filepath.Join(folder, "restored.laurel")
	if err := Restore(ctx, path, copied); err != nil {
		return err
	}
	source, err := Open(ctx, copied, Options{Now: s.now, Log: s.log}) // brings an older one to this version
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	if err := source.verified(ctx); err != nil {
		return err
	}
	affected, err := s.replaceContent(ctx, source)
	if err != nil {
		return explained(s.path, err)
	}
	s.notify("", affected)
	return nil
}

// replaceContent copies all pages of another store into this one, and returns the programs that were or are there.
func (s *Store) replaceContent(ctx context.Context, source *Store) (affected map[program.ID]bool, err error) {
	s.editing.Lock()
	defer s.editing.Unlock()
	s.soundness.Lock()
	defer s.soundness.Unlock()
	affected = map[program.ID]bool{}
	note := func() error {
		ids, err := queryColumn[program.ID](ctx, s.db, `SELECT id FROM program`)
		for _, id := range ids {
			affected[id] = true
		}
		return err
	}
	if err := note(); err != nil {
		return nil, err
	}
	if err := pages(ctx, source.db, s.db); err != nil {
		return nil, err
	}
	s.soundness.isKnown = false
	s.soundness.fault = nil
	if s.logged, err = ensureTriggers(ctx, s.db); err != nil {
		return nil, err
	}
	undo, redo, err := nextSteps(ctx, s.db)
	if err != nil {
		return nil, err
	}
	if err := note(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.generation++
	s.loaded = map[program.ID]*entry{}
	s.undo = undo
	s.redo = redo
	return affected, s.readLastBackup(ctx)
}

// LocalTime returns when the backup was made, by the laptop's clock.
func (f BackupFile) LocalTime() civil.DateTime { return civil.DateTimeOf(f.At.Local()) }
