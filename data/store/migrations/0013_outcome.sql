-- What came of a program: its themes, attendance, takeaways with more about them, findings, evaluations, connections, tasks.
ALTER TABLE program ADD COLUMN themes   TEXT NOT NULL DEFAULT '[]';
ALTER TABLE program ADD COLUMN accepted TEXT NOT NULL DEFAULT '';

ALTER TABLE meeting ADD COLUMN theme      TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN attendance TEXT NOT NULL DEFAULT '[]';

ALTER TABLE takeaway ADD COLUMN stop                         TEXT REFERENCES stop (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE takeaway ADD COLUMN language                     TEXT NOT NULL DEFAULT '';
ALTER TABLE takeaway ADD COLUMN translation                  TEXT NOT NULL DEFAULT '';
ALTER TABLE takeaway ADD COLUMN tags                         TEXT NOT NULL DEFAULT '[]';
ALTER TABLE takeaway ADD COLUMN publish                      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE takeaway ADD COLUMN noted_at                     TEXT NOT NULL DEFAULT '';
ALTER TABLE takeaway ADD COLUMN noted_by                     TEXT NOT NULL DEFAULT '';
ALTER TABLE takeaway ADD COLUMN follow_up_owner_person       TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE takeaway ADD COLUMN follow_up_owner_contact      TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE takeaway ADD COLUMN follow_up_owner_organisation TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE takeaway ADD COLUMN follow_up_owner_text         TEXT NOT NULL DEFAULT '';
ALTER TABLE takeaway ADD COLUMN follow_up_due                TEXT NOT NULL DEFAULT '';
CREATE INDEX takeaway_stop ON takeaway (stop);

CREATE TABLE finding (
    id          TEXT PRIMARY KEY NOT NULL,
    program     TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal     INTEGER NOT NULL,
    theme       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    translation TEXT NOT NULL,
    sources     TEXT NOT NULL,
    publish     INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_order ON finding (program, ordinal);

CREATE TABLE form (
    id        TEXT PRIMARY KEY NOT NULL,
    program   TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal   INTEGER NOT NULL,
    name      TEXT NOT NULL,
    scope     TEXT NOT NULL,
    anonymous INTEGER NOT NULL,
    questions TEXT NOT NULL
) STRICT;
CREATE INDEX form_order ON form (program, ordinal);

-- Without an order of their own: by their identifiers, which are random.
CREATE TABLE response (
    id       TEXT PRIMARY KEY NOT NULL,
    program  TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    form     TEXT NOT NULL REFERENCES form (id) DEFERRABLE INITIALLY DEFERRED,
    meeting  TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    stop     TEXT REFERENCES stop (id) DEFERRABLE INITIALLY DEFERRED,
    person   TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    language TEXT NOT NULL,
    answers  TEXT NOT NULL
) STRICT;
CREATE INDEX response_program ON response (program);
CREATE INDEX response_form ON response (form);
CREATE INDEX response_meeting ON response (meeting);
CREATE INDEX response_stop ON response (stop);
CREATE INDEX response_person ON response (person);

CREATE TABLE connection (
    id                           TEXT PRIMARY KEY NOT NULL,
    program                      TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal                      INTEGER NOT NULL,
    from_person                  TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    from_contact                 TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    from_organisation            TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    from_text                    TEXT NOT NULL,
    to_person                    TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    to_contact                   TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    to_organisation              TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    to_text                      TEXT NOT NULL,
    introduced_person            TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    introduced_contact           TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    introduced_organisation      TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    introduced_text              TEXT NOT NULL,
    meeting                      TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    note                         TEXT NOT NULL,
    follow_up                    TEXT NOT NULL,
    follow_up_owner_person       TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    follow_up_owner_contact      TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    follow_up_owner_organisation TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    follow_up_owner_text         TEXT NOT NULL,
    follow_up_due                TEXT NOT NULL,
    follow_up_state              TEXT NOT NULL
) STRICT;
CREATE INDEX connection_order ON connection (program, ordinal);
CREATE INDEX connection_meeting ON connection (meeting);

CREATE TABLE task (
    id                 TEXT PRIMARY KEY NOT NULL,
    program            TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal            INTEGER NOT NULL,
    text               TEXT NOT NULL,
    due_from           TEXT NOT NULL,
    due_days           INTEGER NOT NULL,
    due_on             TEXT NOT NULL,
    owner_person       TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    owner_contact      TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    owner_organisation TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    owner_text         TEXT NOT NULL,
    done_on            TEXT NOT NULL,
    proof_kind         TEXT NOT NULL,
    proof_of           TEXT NOT NULL,
    note               TEXT NOT NULL
) STRICT;
CREATE INDEX task_order ON task (program, ordinal);
