-- The log: one row an edit, one row a changed row. Triggers that Laurel makes from this schema fill "change"; see changelog.go.
CREATE TABLE edit (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,                                             -- RFC 3339, UTC
    label  TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    of     INTEGER REFERENCES edit (id),                              -- the edit that an undo or redo is about
    state  TEXT NOT NULL CHECK (state IN ('done', 'undone', 'cut'))   -- of an edit; cut: undone, and then another edit was made
) STRICT;
CREATE INDEX edit_state ON edit (state, kind, id);

CREATE TABLE change (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    edit   INTEGER NOT NULL REFERENCES edit (id),
    kind   TEXT NOT NULL,                                             -- the table
    record TEXT NOT NULL,                                             -- the row's id
    before TEXT,                                                      -- the row as a JSON object; NULL: it was inserted
    after  TEXT                                                       -- NULL: it was deleted
) STRICT;
CREATE INDEX change_edit ON change (edit);
CREATE INDEX change_record ON change (record);

-- Facts about this file itself, apart from the log.
CREATE TABLE file (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    last_backup TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO file (id) VALUES (1);

-- Images, apart from the log: named by their content, never changed, never deleted by an undo.
CREATE TABLE photo (
    id        TEXT PRIMARY KEY NOT NULL,                              -- SHA-256 of image, hexadecimal
    image     BLOB NOT NULL,
    thumbnail BLOB NOT NULL
) STRICT;

CREATE TABLE program (
    id                TEXT PRIMARY KEY NOT NULL,
    name              TEXT NOT NULL,
    "start"           TEXT NOT NULL,
    "end"             TEXT NOT NULL,
    language          TEXT NOT NULL,
    sponsor           TEXT NOT NULL,
    sponsor_sentence  TEXT NOT NULL,
    agency            TEXT NOT NULL,
    emergency_phone   TEXT NOT NULL,
    award_title       TEXT NOT NULL,
    award_presented_by TEXT NOT NULL,
    award_place       TEXT NOT NULL,
    award_date        TEXT NOT NULL,
    award_seal        TEXT REFERENCES photo (id) DEFERRABLE INITIALLY DEFERRED,
    award_signatories TEXT NOT NULL,
    notes             TEXT NOT NULL
) STRICT;

CREATE TABLE stop (
    id              TEXT PRIMARY KEY NOT NULL,
    program         TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal         INTEGER NOT NULL,
    city            TEXT NOT NULL,
    country         TEXT NOT NULL,
    zone            TEXT NOT NULL,
    "from"          TEXT NOT NULL,
    "until"         TEXT NOT NULL,
    hotel_name      TEXT NOT NULL,
    hotel_address   TEXT NOT NULL,
    hotel_phone     TEXT NOT NULL,
    council         TEXT NOT NULL,
    council_phone   TEXT NOT NULL,
    transport       TEXT NOT NULL,
    driver          TEXT NOT NULL,
    driver_phone    TEXT NOT NULL,
    emergency_phone TEXT NOT NULL,
    notes           TEXT NOT NULL
) STRICT;
CREATE INDEX stop_order ON stop (program, ordinal);

CREATE TABLE person (
    id                 TEXT PRIMARY KEY NOT NULL,
    program            TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal            INTEGER NOT NULL,
    role               TEXT NOT NULL,
    honorific          TEXT NOT NULL,
    given              TEXT NOT NULL,
    family             TEXT NOT NULL,
    name_order         TEXT NOT NULL,
    passport_name      TEXT NOT NULL,
    own_name           TEXT NOT NULL,
    own_name_language  TEXT NOT NULL,
    badge_name         TEXT NOT NULL,
    pronunciation      TEXT NOT NULL,
    alias              TEXT NOT NULL,
    position           TEXT NOT NULL,
    affiliation        TEXT NOT NULL,
    country            TEXT NOT NULL,
    nationality        TEXT NOT NULL,
    languages          TEXT NOT NULL,
    needs_interpreter  TEXT NOT NULL,
    bio                TEXT NOT NULL,
    photo              TEXT REFERENCES photo (id) DEFERRABLE INITIALLY DEFERRED,
    citation           TEXT NOT NULL,
    award_year         INTEGER NOT NULL,
    phone              TEXT NOT NULL,
    email              TEXT NOT NULL,
    messenger          TEXT NOT NULL,
    emergency_name     TEXT NOT NULL,
    emergency_relation TEXT NOT NULL,
    emergency_phone    TEXT NOT NULL,
    diet_answered      INTEGER NOT NULL,
    diet_text          TEXT NOT NULL,
    access_answered    INTEGER NOT NULL,
    access_text        TEXT NOT NULL,
    medical_answered   INTEGER NOT NULL,
    medical_text       TEXT NOT NULL,
    passport_number    TEXT NOT NULL,
    passport_expiry    TEXT NOT NULL,
    passport_visa      TEXT NOT NULL,
    birth_date         TEXT NOT NULL,
    insurance          TEXT NOT NULL,
    arrival_at         TEXT NOT NULL,
    arrival_number     TEXT NOT NULL,
    arrival_place      TEXT NOT NULL,
    departure_at       TEXT NOT NULL,
    departure_number   TEXT NOT NULL,
    departure_place    TEXT NOT NULL,
    stays              TEXT NOT NULL,
    consent_name       TEXT NOT NULL,
    consent_photo      TEXT NOT NULL,
    consent_story      TEXT NOT NULL,
    notes              TEXT NOT NULL,
    cancelled          INTEGER NOT NULL
) STRICT;
CREATE INDEX person_order ON person (program, ordinal);

-- The library, shared by every program; program_organisation says which program uses what.
CREATE TABLE organisation (
    id                 TEXT PRIMARY KEY NOT NULL,
    name               TEXT NOT NULL,
    category           TEXT NOT NULL,
    address            TEXT NOT NULL,
    position_known     INTEGER NOT NULL,
    position_latitude  REAL NOT NULL,
    position_longitude REAL NOT NULL,
    directions         TEXT NOT NULL,
    website            TEXT NOT NULL,
    phone              TEXT NOT NULL,
    description        TEXT NOT NULL,
    notes              TEXT NOT NULL
) STRICT;

CREATE TABLE program_organisation (
    id           TEXT PRIMARY KEY NOT NULL,
    program      TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    organisation TEXT NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal      INTEGER NOT NULL,
    UNIQUE (program, organisation)
) STRICT;
CREATE INDEX program_organisation_order ON program_organisation (program, ordinal);
CREATE INDEX program_organisation_users ON program_organisation (organisation);

CREATE TABLE contact (
    id           TEXT PRIMARY KEY NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal      INTEGER NOT NULL,
    honorific    TEXT NOT NULL,
    name         TEXT NOT NULL,
    title        TEXT NOT NULL,
    phone        TEXT NOT NULL,
    email        TEXT NOT NULL,
    languages    TEXT NOT NULL,
    may_share    TEXT NOT NULL,
    notes        TEXT NOT NULL
) STRICT;
CREATE INDEX contact_order ON contact (ordinal);
CREATE INDEX contact_organisation ON contact (organisation);

CREATE TABLE meeting (
    id                 TEXT PRIMARY KEY NOT NULL,
    program            TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    stop               TEXT NOT NULL REFERENCES stop (id) DEFERRABLE INITIALLY DEFERRED,
    kind               TEXT NOT NULL,
    title              TEXT NOT NULL,
    "start"            TEXT NOT NULL,
    "end"              TEXT NOT NULL,
    organisation       TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    place              TEXT NOT NULL,
    position_known     INTEGER NOT NULL,
    position_latitude  REAL NOT NULL,
    position_longitude REAL NOT NULL,
    link               TEXT NOT NULL,
    contacts           TEXT NOT NULL,
    topic              TEXT NOT NULL,
    selected           INTEGER NOT NULL,
    attendees          TEXT NOT NULL,
    excused            TEXT NOT NULL,
    interpreters       TEXT NOT NULL,
    travel             TEXT NOT NULL,
    status             TEXT NOT NULL,
    status_date        TEXT NOT NULL,
    note               TEXT NOT NULL,
    internal           TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_program ON meeting (program);
CREATE INDEX meeting_stop ON meeting (stop);
CREATE INDEX meeting_organisation ON meeting (organisation);

CREATE TABLE takeaway (
    id              TEXT PRIMARY KEY NOT NULL,
    program         TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal         INTEGER NOT NULL,
    person          TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    meeting         TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    theme           TEXT NOT NULL,
    kind            TEXT NOT NULL,
    text            TEXT NOT NULL,
    follow_up       TEXT NOT NULL,
    follow_up_state TEXT NOT NULL
) STRICT;
CREATE INDEX takeaway_order ON takeaway (program, ordinal);
CREATE INDEX takeaway_person ON takeaway (person);
CREATE INDEX takeaway_meeting ON takeaway (meeting);
