-- How each stored sheet was keyed. No part of the record of changes, and no personal data.
CREATE TABLE keying (
    id         INTEGER PRIMARY KEY,
    survey_id  INTEGER NOT NULL REFERENCES survey (id),
    sheet_id   INTEGER NOT NULL REFERENCES sheet (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    pass       INTEGER NOT NULL CHECK (pass BETWEEN 1 AND 3), -- 2 and 3: second keying
    begun_at   INTEGER NOT NULL CHECK (begun_at BETWEEN 0 AND 7258118399999),
    stored_at  INTEGER NOT NULL CHECK (stored_at BETWEEN 0 AND 7258118399999),
    active     INTEGER NOT NULL CHECK (active >= 0), -- ms at work; a gap over 60 s is a pause
    keys       INTEGER NOT NULL CHECK (keys >= 0),
    fields     INTEGER NOT NULL CHECK (fields >= 0),
    pace       INTEGER NOT NULL CHECK (pace >= 0),   -- µs a field; 0: not measured
    item_times TEXT NOT NULL                         -- ms on each item of the form, in its order
) STRICT;

CREATE INDEX keying_by_pace ON keying (survey_id, person_id, pass, pace);

-- The pace of the sheet being keyed, so far (src/keyer.h).
ALTER TABLE draft ADD COLUMN pace TEXT NOT NULL DEFAULT '';

-- Fields of a person that second keying compared, and found wrong, by when the sheet was keyed.
CREATE VIEW keyer_error (survey_id, person_id, at, verified, wrong) AS
    SELECT 0, 0, 0, 0, 0 WHERE 0;
