-- Whom a task is about; nobody: the whole program.
ALTER TABLE task ADD COLUMN person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
