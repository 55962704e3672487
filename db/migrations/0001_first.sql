-- Every uid is a UUID (version 7, 16 bytes), unique across offices: databases of many offices are
-- merged by it. Times are milliseconds since 1970 UTC, days are YYYY-MM-DD, values hundredths.

CREATE TABLE person (
    id   INTEGER PRIMARY KEY,
    uid  BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE unit (
    id   INTEGER PRIMARY KEY,
    uid  BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- The exact text of each form a survey uses: old sheets keep their meaning when the file changes.
CREATE TABLE form (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL,
    version TEXT NOT NULL,
    text    TEXT NOT NULL
) STRICT;

CREATE TABLE survey (
    id      INTEGER PRIMARY KEY,
    uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    form_id INTEGER NOT NULL REFERENCES form (id),
    year    INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2199),
    target  INTEGER CHECK (target BETWEEN 0 AND 100000) -- index to reach, hundredths
) STRICT;

CREATE TABLE service (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    survey_id  INTEGER NOT NULL REFERENCES survey (id),
    code       TEXT NOT NULL CHECK (code <> ''),
    name       TEXT NOT NULL CHECK (name <> ''),
    population INTEGER CHECK (population BETWEEN 0 AND 2147483647), -- last year's customers
    UNIQUE (survey_id, code)
) STRICT;

-- A finished sheet. answers has one character for each question of the form: a digit, or - for
-- blank. fields has the other values in the order of the form, joined by U+001F; the number,
-- service, first date and personal data have places of their own.
CREATE TABLE sheet (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    survey_id  INTEGER NOT NULL REFERENCES survey (id),
    number     INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999999),
    service_id INTEGER REFERENCES service (id),
    day        TEXT,
    fields     TEXT NOT NULL,
    answers    TEXT NOT NULL,
    counted    INTEGER NOT NULL CHECK (counted IN (0, 1)),
    reason     TEXT NOT NULL DEFAULT '', -- why it is set aside
    keyed_by   INTEGER NOT NULL REFERENCES person (id),
    keyed_at   INTEGER NOT NULL CHECK (keyed_at BETWEEN 0 AND 7258118399999), -- to 2199
    imported   INTEGER,       -- the entry of the record that tells of its import
    seal       BLOB NOT NULL CHECK (length(seal) = 32) -- digest of all it says (db/content.h)
) STRICT;

CREATE INDEX sheet_by_number ON sheet (survey_id, number);

-- Name, phone and the like, apart from the answers, so that they can be left out or forgotten. The
-- seal, SHA-256 over salt, field and value, is part of the sheet's content in the record; it stays
-- when value and salt are forgotten, and tells nothing without them.
CREATE TABLE sheet_personal (
    sheet_id INTEGER NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
    field    TEXT NOT NULL,
    value    TEXT,
    salt     BLOB CHECK (length(salt) = 16),
    seal     TEXT NOT NULL,
    PRIMARY KEY (sheet_id, field)
) STRICT, WITHOUT ROWID;

-- The sheet being keyed, or corrected (sheet_id). One small row, written at each accepted field.
CREATE TABLE draft (
    id        INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES survey (id),
    sheet_id  INTEGER UNIQUE REFERENCES sheet (id) ON DELETE CASCADE,
    fields    TEXT NOT NULL, -- all of them, personal data too
    answers   TEXT NOT NULL, -- . for not yet keyed
    at_item   INTEGER NOT NULL,
    begun     INTEGER NOT NULL CHECK (begun IN (0, 1)),
    parked    INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1)), -- left on purpose
    numbered  INTEGER NOT NULL CHECK (numbered IN (0, 1)), -- its number was keyed, not counted up
    person_id INTEGER NOT NULL REFERENCES person (id)      -- who opened it last
) STRICT;

-- How often each answer was given over the sheets that count: what the index needs, kept up to
-- date with every change of a sheet. service_id 0 = none.
CREATE TABLE tally (
    survey_id  INTEGER NOT NULL REFERENCES survey (id),
    service_id INTEGER NOT NULL,
    answer     INTEGER NOT NULL,
    value      INTEGER NOT NULL,
    sheets     INTEGER NOT NULL,
    PRIMARY KEY (survey_id, service_id, answer, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_count (
    survey_id  INTEGER NOT NULL REFERENCES survey (id),
    service_id INTEGER NOT NULL,
    keyed      INTEGER NOT NULL,
    counted    INTEGER NOT NULL,
    PRIMARY KEY (survey_id, service_id)
) STRICT, WITHOUT ROWID;

-- Published results, of this unit or another: element '' is the index, service '' the whole unit.
CREATE TABLE published (
    unit_id  INTEGER NOT NULL REFERENCES unit (id),
    form_key TEXT NOT NULL,
    year     INTEGER NOT NULL,
    service  TEXT NOT NULL,
    element  TEXT NOT NULL,
    value    INTEGER NOT NULL CHECK (value BETWEEN 0 AND 100000), -- hundredths
    PRIMARY KEY (unit_id, form_key, year, service, element)
) STRICT, WITHOUT ROWID;

CREATE TABLE action (
    id            INTEGER PRIMARY KEY,
    uid           BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    survey_id     INTEGER NOT NULL REFERENCES survey (id),
    service_id    INTEGER REFERENCES service (id),
    element       TEXT NOT NULL,
    cause         TEXT NOT NULL,
    plan          TEXT NOT NULL,
    due           TEXT NOT NULL, -- as it was written
    due_day       TEXT,          -- as it was read, where that is sure
    due_certainty INTEGER NOT NULL CHECK (due_certainty BETWEEN 0 AND 3),
    owner         TEXT NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('planned', 'running', 'done', 'dropped')),
    realisation   TEXT NOT NULL,
    done_day      TEXT,
    evidence      TEXT NOT NULL,
    obstacles     TEXT NOT NULL,
    created_by    INTEGER NOT NULL REFERENCES person (id),
    created_at    INTEGER NOT NULL CHECK (created_at BETWEEN 0 AND 7258118399999),
    seal          BLOB NOT NULL CHECK (length(seal) = 32) -- digest of all it says (db/content.h)
) STRICT;

CREATE INDEX action_by_survey ON action (survey_id);

-- The record of changes: who, when, what, old, new, why. before and after are seals of the subject;
-- hash is SHA-256 over the hash before and all of the entry (db/record.h).
CREATE TABLE record (
    id        INTEGER PRIMARY KEY, -- from 1 without a gap
    at        INTEGER NOT NULL CHECK (at BETWEEN 0 AND 7258118399999),
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL,
    subject   BLOB NOT NULL CHECK (length(subject) = 16), -- uid of the sheet or action; of an import, that of the survey
    field     TEXT NOT NULL,
    old       TEXT NOT NULL,
    new       TEXT NOT NULL,
    why       TEXT NOT NULL,
    before    BLOB CHECK (length(before) = 32),
    after     BLOB CHECK (length(after) = 32),
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX record_by_subject ON record (subject);

-- The head of the record's chain: an entry taken off its end is missed.
CREATE TABLE chain (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    entries INTEGER NOT NULL,
    hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

INSERT INTO chain (id, entries, hash) VALUES (1, 0, zeroblob(32));

-- What the office has chosen, by name.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How the last backups went.
CREATE TABLE backup_note (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    made_at INTEGER NOT NULL DEFAULT 0, -- the last good one, 0: none
    path    TEXT NOT NULL DEFAULT '',   -- where it is
    entries INTEGER NOT NULL DEFAULT 0, -- of the record, then
    tried   INTEGER NOT NULL DEFAULT 0, -- the id of the newest sheet at the last try
    failed_at INTEGER NOT NULL DEFAULT 0, -- since when they fail, 0: they do not
    failure TEXT NOT NULL DEFAULT ''    -- the sentence of the last failure
) STRICT;

INSERT INTO backup_note (id) VALUES (1);
