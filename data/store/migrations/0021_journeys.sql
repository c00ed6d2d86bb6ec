-- Flights, trains and other journeys, and who is on them.
CREATE TABLE journey (
    id         TEXT PRIMARY KEY NOT NULL,
    program    TEXT NOT NULL REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal    INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    leg        TEXT NOT NULL,
    number     TEXT NOT NULL,
    from_place TEXT NOT NULL,
    from_at    TEXT NOT NULL,
    from_zone  TEXT NOT NULL,
    to_place   TEXT NOT NULL,
    to_at      TEXT NOT NULL,
    to_zone    TEXT NOT NULL,
    travellers TEXT NOT NULL,
    booking    TEXT NOT NULL,
    notes      TEXT NOT NULL
) STRICT;
CREATE INDEX journey_order ON journey (program, ordinal);
