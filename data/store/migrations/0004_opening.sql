-- When an organisation receives visitors: a JSON list of days, from and until.
ALTER TABLE organisation ADD COLUMN opening TEXT NOT NULL DEFAULT '[]';
