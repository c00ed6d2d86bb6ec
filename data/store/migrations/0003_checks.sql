-- What the checks of a schedule need to know, and the findings that someone let stand.
ALTER TABLE program ADD COLUMN checks_appointments INTEGER NOT NULL DEFAULT 0;
ALTER TABLE program ADD COLUMN checks_interpreting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE program ADD COLUMN checks_clearance    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE program ADD COLUMN checks_check_in     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE program ADD COLUMN checks_confirm_days INTEGER NOT NULL DEFAULT 0;

ALTER TABLE stop ADD COLUMN hotel_position_known     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stop ADD COLUMN hotel_position_latitude  REAL NOT NULL DEFAULT 0;
ALTER TABLE stop ADD COLUMN hotel_position_longitude REAL NOT NULL DEFAULT 0;
ALTER TABLE stop ADD COLUMN vehicles                 TEXT NOT NULL DEFAULT '[]';
ALTER TABLE stop ADD COLUMN traffic                  INTEGER NOT NULL DEFAULT 0;

ALTER TABLE organisation ADD COLUMN exclusive INTEGER NOT NULL DEFAULT 0;

ALTER TABLE meeting ADD COLUMN vehicle     TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN photos_told INTEGER NOT NULL DEFAULT 0;

CREATE TABLE travel_time (
    id                      TEXT PRIMARY KEY NOT NULL,
    program                 TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    from_organisation       TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    from_position_known     INTEGER NOT NULL,
    from_position_latitude  REAL NOT NULL,
    from_position_longitude REAL NOT NULL,
    to_organisation         TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    to_position_known       INTEGER NOT NULL,
    to_position_latitude    REAL NOT NULL,
    to_position_longitude   REAL NOT NULL,
    mode                    TEXT NOT NULL,
    minutes                 INTEGER NOT NULL
) STRICT;
CREATE INDEX travel_time_program ON travel_time (program);
CREATE INDEX travel_time_from ON travel_time (from_organisation);
CREATE INDEX travel_time_to ON travel_time (to_organisation);

CREATE TABLE ignored (
    id      TEXT PRIMARY KEY NOT NULL,
    program TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    rule    TEXT NOT NULL,
    items   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    "on"    TEXT NOT NULL
) STRICT;
CREATE INDEX ignored_program ON ignored (program);
