-- The life of an action: who has it, when it is worked on, how often it was put off, why it ended.
ALTER TABLE action ADD COLUMN version INTEGER NOT NULL DEFAULT 0; -- one more with each change
ALTER TABLE action ADD COLUMN owner_id INTEGER REFERENCES person (id); -- where a person has it
ALTER TABLE action ADD COLUMN reason TEXT NOT NULL DEFAULT ''; -- why it was dropped
-- Marks for the quarters of the year after its survey, 1 for the first to 8 for the fourth.
ALTER TABLE action ADD COLUMN quarters INTEGER NOT NULL DEFAULT 0 CHECK (quarters BETWEEN 0 AND 15);
ALTER TABLE action ADD COLUMN moves INTEGER NOT NULL DEFAULT 0 CHECK (moves >= 0); -- of its due date

-- What the lists need of 100,000 actions without reading them: 1 owner, 2 realisation, 4 evidence.
-- Kept by triggers: VACUUM of SQLite 3.40 fails on a generated column here.
ALTER TABLE action ADD COLUMN filled INTEGER NOT NULL DEFAULT 0;
UPDATE action SET filled = (trim(owner) <> '') + 2 * (trim(realisation, ' ' || char(10)) <> '')
    + 4 * (trim(evidence) <> '');
CREATE TRIGGER action_is_filled AFTER INSERT ON action BEGIN
    UPDATE action SET filled = (trim(owner) <> '')
        + 2 * (trim(realisation, ' ' || char(10)) <> '') + 4 * (trim(evidence) <> '')
    WHERE id = new.id;
END;
CREATE TRIGGER action_is_filled_anew AFTER UPDATE OF owner, realisation, evidence ON action BEGIN
    UPDATE action SET filled = (trim(owner) <> '')
        + 2 * (trim(realisation, ' ' || char(10)) <> '') + 4 * (trim(evidence) <> '')
    WHERE id = new.id;
END;
CREATE INDEX action_in_lists ON action (survey_id, due_day, status, due_certainty, service_id,
                                        element, owner, owner_id, version, filled, due,
                                        created_at);

-- How it goes, told from time to time; never changed.
CREATE TABLE action_note (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    action_id INTEGER NOT NULL REFERENCES action (id),
    text      TEXT NOT NULL CHECK (text <> ''),
    person_id INTEGER NOT NULL REFERENCES person (id),
    at        INTEGER NOT NULL CHECK (at BETWEEN 0 AND 7258118399999)
) STRICT;

CREATE INDEX action_note_by_action ON action_note (action_id);

-- The months in which a recurring action was done.
CREATE TABLE action_tick (
    action_id INTEGER NOT NULL REFERENCES action (id),
    month     TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
    person_id INTEGER NOT NULL REFERENCES person (id),
    at        INTEGER NOT NULL CHECK (at BETWEEN 0 AND 7258118399999),
    PRIMARY KEY (action_id, month)
) STRICT, WITHOUT ROWID;

-- Files that prove it. The copy is named by its digest, in a folder beside the database.
CREATE TABLE action_file (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    action_id INTEGER NOT NULL REFERENCES action (id),
    name      BLOB NOT NULL, -- as it was called: any bytes
    digest    BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256
    size      INTEGER NOT NULL CHECK (size >= 0),
    person_id INTEGER NOT NULL REFERENCES person (id),
    at        INTEGER NOT NULL CHECK (at BETWEEN 0 AND 7258118399999),
    UNIQUE (action_id, digest)
) STRICT;
