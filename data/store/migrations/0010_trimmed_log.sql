-- An edit that undo does not reach any more is past: its rows in the log are merged by record and day (trim.go).
CREATE TABLE edit_next (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,
    label  TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    of     INTEGER REFERENCES edit (id),
    state  TEXT NOT NULL CHECK (state IN ('done', 'undone', 'cut', 'past')),
    who    TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO edit_next SELECT id, at, label, kind, of, state, who FROM edit;
DROP TABLE edit;
ALTER TABLE edit_next RENAME TO edit;
CREATE INDEX edit_state ON edit (state, kind, id);
CREATE INDEX edit_of ON edit (of) WHERE of IS NOT NULL;

DROP INDEX change_record;
CREATE INDEX change_record ON change (record, kind);
CREATE INDEX change_deleted ON change (edit) WHERE after IS NULL;
