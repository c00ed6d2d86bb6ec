-- Certificates in two languages: what they say in the second one. And the sponsor's logo.
ALTER TABLE program ADD COLUMN award_title_second TEXT NOT NULL DEFAULT '';
ALTER TABLE program ADD COLUMN award_presented_by_second TEXT NOT NULL DEFAULT '';
ALTER TABLE program ADD COLUMN logo TEXT REFERENCES photo (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE person ADD COLUMN citation_second TEXT NOT NULL DEFAULT '';
