-- What follows a name: PhD, Jr., III.
ALTER TABLE person ADD COLUMN suffix TEXT NOT NULL DEFAULT '';
