-- What hotels and drivers need: the gender of the passport, and how many bags somebody has. 0: not known.
ALTER TABLE person ADD COLUMN gender TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN bags INTEGER NOT NULL DEFAULT 0;
