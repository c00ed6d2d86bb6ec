-- How grave an ignored finding was: it says nothing of a graver one. Empty, as before: of any gravity.
ALTER TABLE ignored ADD COLUMN severity TEXT NOT NULL DEFAULT '';
