-- A meeting that only the office has.
ALTER TABLE meeting ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
