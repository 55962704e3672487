-- The recommendation that an action answers, as a list from elsewhere numbers or words it.
ALTER TABLE action ADD COLUMN recommendation TEXT NOT NULL DEFAULT '';
