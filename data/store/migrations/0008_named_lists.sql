-- What was chosen of lists that go out, under names: a JSON list of name, document, audience, columns, order and filter.
ALTER TABLE program ADD COLUMN lists TEXT NOT NULL DEFAULT '[]';
