-- The day on which a person's badge was last printed.
ALTER TABLE person ADD COLUMN badge_printed TEXT NOT NULL DEFAULT '';
