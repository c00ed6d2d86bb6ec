-- Whom participants read by name: programs that exist keep to those who have agreed.
ALTER TABLE program ADD COLUMN group_names TEXT NOT NULL DEFAULT '';
