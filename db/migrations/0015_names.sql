-- The name of a unit is part of what its locked surveys say.
CREATE TRIGGER locked_unit_update BEFORE UPDATE ON unit
WHEN EXISTS (SELECT 1 FROM survey WHERE unit_id = OLD.id
    AND EXISTS (SELECT 1 FROM locked_survey WHERE locked_survey.id = survey.id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

-- Names by which a person was known before, and his login of the computer; no part of his history,
-- which keeps each change of his name.
CREATE TABLE person_alias (
    name      TEXT PRIMARY KEY CHECK (name <> ''),
    person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;
