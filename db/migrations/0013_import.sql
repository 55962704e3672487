-- The recommendation that an action answers, as a list from elsewhere numbers or words it.
ALTER TABLE action ADD COLUMN recommendation TEXT NOT NULL DEFAULT '';

-- How lists from elsewhere spell a unit, as a person has confirmed it once.
CREATE TABLE unit_spelling (
    id           INTEGER PRIMARY KEY,
    uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    spelling_key TEXT NOT NULL UNIQUE CHECK (spelling_key <> ''), -- src/unit_name.h
    spelling     TEXT NOT NULL CHECK (spelling <> ''),            -- as it was written then
    unit         TEXT NOT NULL CHECK (unit <> ''),                -- the name of the unit meant
    confirmed_by INTEGER NOT NULL REFERENCES person (id),
    confirmed_at INTEGER NOT NULL CHECK (confirmed_at BETWEEN 0 AND 7258118399999)
) STRICT;
