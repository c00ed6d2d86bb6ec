-- The register of issued certificates, and what was sent to whom.
CREATE TABLE issue (
    id        TEXT PRIMARY KEY NOT NULL,
    program   TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal   INTEGER NOT NULL,
    serial    TEXT NOT NULL,
    person    TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    kind      TEXT NOT NULL,
    design    TEXT NOT NULL,
    languages TEXT NOT NULL,
    text      TEXT NOT NULL,
    "on"      TEXT NOT NULL,
    voided_on TEXT NOT NULL,
    reason    TEXT NOT NULL,
    replaces  TEXT REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX issue_order ON issue (program, ordinal);
CREATE INDEX issue_person ON issue (person);
CREATE INDEX issue_replaces ON issue (replaces);

CREATE TABLE release (
    id        TEXT PRIMARY KEY NOT NULL,
    program   TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal   INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    name      TEXT NOT NULL,
    person    TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    stop      TEXT REFERENCES stop (id) DEFERRABLE INITIALLY DEFERRED,
    document  TEXT NOT NULL,
    "for"     TEXT NOT NULL,
    version   TEXT NOT NULL,
    "on"      TEXT NOT NULL,
    content   TEXT NOT NULL                                            -- an edition: interchange JSON, gzip, base64
) STRICT;
CREATE INDEX release_order ON release (program, ordinal);
CREATE INDEX release_person ON release (person);
CREATE INDEX release_stop ON release (stop);
