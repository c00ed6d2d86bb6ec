-- The program's own texts of letters, and who got which letter on what day: JSON lists.
ALTER TABLE program ADD COLUMN letters      TEXT NOT NULL DEFAULT '[]';
ALTER TABLE program ADD COLUMN sent_letters TEXT NOT NULL DEFAULT '[]';
