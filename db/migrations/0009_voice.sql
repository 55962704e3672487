-- By which rule an action was recommended: a set of bits (src/recommendation.h); 0: by none.
ALTER TABLE action ADD COLUMN rules INTEGER NOT NULL DEFAULT 0 CHECK (rules BETWEEN 0 AND 7);

-- A recommendation that no action follows, and why.
CREATE TABLE declined (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    survey_id  INTEGER NOT NULL REFERENCES survey (id),
    service_id INTEGER NOT NULL, -- 0: the whole unit
    element    TEXT NOT NULL,
    why        TEXT NOT NULL CHECK (why <> ''),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    at         INTEGER NOT NULL CHECK (at BETWEEN 0 AND 7258118399999),
    UNIQUE (survey_id, service_id, element)
) STRICT;

-- What a respondent's suggestion is about: elements of the form by their codes, joined by commas in
-- the order of the form, or praise, or nothing (to do).
CREATE TABLE suggestion (
    id       INTEGER PRIMARY KEY,
    uid      BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    sheet_id INTEGER NOT NULL UNIQUE REFERENCES sheet (id),
    codes    TEXT NOT NULL
) STRICT;

-- The actions that answer it.
CREATE TABLE suggestion_action (
    suggestion_id INTEGER NOT NULL REFERENCES suggestion (id),
    action_id     INTEGER NOT NULL REFERENCES action (id),
    PRIMARY KEY (suggestion_id, action_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX suggestion_by_action ON suggestion_action (action_id);
