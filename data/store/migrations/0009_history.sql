-- Whose account of the computer made an edit, and what was typed into a form that is not saved yet: apart from the log.
ALTER TABLE edit ADD COLUMN who TEXT NOT NULL DEFAULT '';
CREATE TABLE draft (
    form    TEXT NOT NULL,
    record  TEXT NOT NULL,                                            -- whose form; empty: it makes a new one
    program TEXT NOT NULL,                                            -- the open program; no reference: a draft outlives it
    title   TEXT NOT NULL,                                            -- the form's
    at      TEXT NOT NULL,                                            -- RFC 3339, UTC
    typed   TEXT NOT NULL,                                            -- a JSON object: by field what was typed
    PRIMARY KEY (form, record, program)
) STRICT;
