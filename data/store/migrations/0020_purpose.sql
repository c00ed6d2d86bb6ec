-- What a program is for, in a report. And responses without the order in which they were written: a table of rows
-- keeps that in their numbers.
ALTER TABLE program ADD COLUMN purpose TEXT NOT NULL DEFAULT '';

CREATE TABLE response_next (
    id       TEXT PRIMARY KEY NOT NULL,
    program  TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    form     TEXT NOT NULL REFERENCES form (id) DEFERRABLE INITIALLY DEFERRED,
    meeting  TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    stop     TEXT REFERENCES stop (id) DEFERRABLE INITIALLY DEFERRED,
    person   TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    language TEXT NOT NULL,
    answers  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO response_next SELECT id, program, form, meeting, stop, person, language, answers FROM response ORDER BY id;
DROP TABLE response;
ALTER TABLE response_next RENAME TO response;
CREATE INDEX response_program ON response (program);
CREATE INDEX response_form ON response (form);
CREATE INDEX response_meeting ON response (meeting);
CREATE INDEX response_stop ON response (stop);
CREATE INDEX response_person ON response (person);
