-- The name of the file that has the image of a sealed store, whose column image is empty then.
ALTER TABLE photo ADD COLUMN file TEXT NOT NULL DEFAULT '';
