-- Second keying: a sheet that is to be keyed again from its paper, to be compared with what is
-- stored. A sheet may go through it more than once; at most one of its rows is not settled.
CREATE TABLE second_keying (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    sheet_id  INTEGER NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
    why       TEXT NOT NULL CHECK (why IN ('all', 'sample', 'first', 'asked')),
    -- It is waiting for the second pass, for the third, for somebody who decides, or done.
    state     TEXT NOT NULL CHECK (state IN ('second', 'third', 'decision', 'settled')),
    compared  INTEGER NOT NULL DEFAULT 0 CHECK (compared >= 0), -- fields, by the second pass
    answers   INTEGER NOT NULL DEFAULT 0 CHECK (answers >= 0),  -- … given answers of elements
    wrong     INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0), -- of compared: wrong in the first
    wrong_answers INTEGER NOT NULL DEFAULT 0 CHECK (wrong_answers >= 0), -- pass; until it is
                                                             -- settled, all that differ
    -- One character for each item of the form: 1 as it is now, it was settled; else 0. '': not yet.
    verified  TEXT NOT NULL DEFAULT '',
    seal      BLOB NOT NULL CHECK (length(seal) = 32) -- digest of all it says (db/content.h)
) STRICT;

CREATE INDEX second_by_sheet ON second_keying (sheet_id);
CREATE UNIQUE INDEX second_open ON second_keying (sheet_id) WHERE state <> 'settled';
CREATE INDEX second_by_state ON second_keying (state) WHERE state <> 'settled';

-- One pass, while it is being keyed (at is NULL: a draft, written at each accepted field) and
-- after. What was keyed stays until it is settled; texts and personal data go then.
CREATE TABLE second_pass (
    id           INTEGER PRIMARY KEY,
    keying_id    INTEGER NOT NULL REFERENCES second_keying (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL CHECK (number IN (2, 3)),
    person_id    INTEGER NOT NULL REFERENCES person (id),
    at           INTEGER CHECK (at BETWEEN 0 AND 7258118399999),
    -- Who keyed it: another than those of the passes before; one of them with the right to settle;
    -- one of them because there is nobody else; the same, for nobody signs in (one-person mode).
    standing     TEXT NOT NULL CHECK (standing IN ('other', 'supervisor', 'nobody else', 'alone')),
    items        TEXT NOT NULL, -- one character for each item of the form: 1 keyed by this pass
    fields       TEXT NOT NULL,
    answers      TEXT NOT NULL,
    at_item      INTEGER NOT NULL,
    parked       INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1)), -- left on purpose
    personal     INTEGER NOT NULL CHECK (personal IN (0, 1)), -- fields has texts or personal data
    -- Of a second pass: the sheet as it was when the two were compared.
    seen_fields  TEXT NOT NULL DEFAULT '',
    seen_answers TEXT NOT NULL DEFAULT '',
    UNIQUE (keying_id, number)
) STRICT;

-- A field that differed: what each pass keyed ('' where it did not), what was decided, and whose
-- pass was wrong. Of personal data only that they differed.
CREATE TABLE second_difference (
    keying_id    INTEGER NOT NULL REFERENCES second_keying (id) ON DELETE CASCADE,
    field        TEXT NOT NULL, -- key of the item
    first        TEXT NOT NULL,
    second       TEXT NOT NULL,
    third        TEXT NOT NULL,
    decided      TEXT NOT NULL,
    first_erred  INTEGER NOT NULL CHECK (first_erred IN (0, 1)),
    second_erred INTEGER NOT NULL CHECK (second_erred IN (0, 1)),
    third_erred  INTEGER NOT NULL CHECK (third_erred IN (0, 1)),
    PRIMARY KEY (keying_id, field)
) STRICT, WITHOUT ROWID;

-- Who erred how often: a row for each pass over a sheet that is settled. Errors of a person per
-- 1,000 fields are 1000.0 * sum(erred) / sum(compared), grouped by person_id.
CREATE VIEW verification AS
SELECT sheet.survey_id,
       sheet.id AS sheet_id,
       1 AS pass,                    -- 1 the first keying, 2, or 3
       sheet.keyed_by AS person_id,  -- who keyed that pass
       sheet.keyed_at AS at,         -- when, ms
       second_keying.why = 'all' OR second_keying.why = 'sample' AS drawn, -- at random, or all are
       compared,                     -- fields of that pass that were compared
       (SELECT count(*) FROM second_difference
        WHERE keying_id = second_keying.id AND first_erred) AS erred -- of these, wrong
FROM second_keying JOIN sheet ON sheet.id = sheet_id WHERE state = 'settled'
UNION ALL
SELECT sheet.survey_id, sheet.id, second_pass.number, second_pass.person_id, second_pass.at,
       second_keying.why = 'all' OR second_keying.why = 'sample',
       length(items) - length(replace(items, '1', '')),
       (SELECT count(*) FROM second_difference WHERE keying_id = second_keying.id
        AND CASE second_pass.number WHEN 2 THEN second_erred ELSE third_erred END)
FROM second_keying JOIN sheet ON sheet.id = sheet_id
JOIN second_pass ON second_pass.keying_id = second_keying.id
WHERE state = 'settled' AND second_pass.at IS NOT NULL;

-- How many sheets a person has keyed: the first ones are keyed twice.
CREATE INDEX sheet_by_keyer ON sheet (keyed_by);

-- A locked survey takes no pass and no decision; texts and personal data may still be erased.
CREATE TRIGGER locked_second_keying_insert BEFORE INSERT ON second_keying
WHEN EXISTS (SELECT 1 FROM locked_sheet WHERE id = NEW.sheet_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_keying_update BEFORE UPDATE ON second_keying
WHEN EXISTS (SELECT 1 FROM locked_sheet WHERE id = OLD.sheet_id)
 AND (NEW.state <> 'second' OR EXISTS (SELECT 1 FROM second_pass WHERE keying_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_keying_delete BEFORE DELETE ON second_keying
WHEN EXISTS (SELECT 1 FROM locked_sheet WHERE id = OLD.sheet_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_pass_insert BEFORE INSERT ON second_pass
WHEN EXISTS (SELECT 1 FROM locked_keying WHERE id = NEW.keying_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_pass_update BEFORE UPDATE ON second_pass
WHEN EXISTS (SELECT 1 FROM locked_keying WHERE id = OLD.keying_id)
 AND (NEW.fields <> '' OR NEW.seen_fields <> '')
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_pass_delete BEFORE DELETE ON second_pass
WHEN EXISTS (SELECT 1 FROM locked_keying WHERE id = OLD.keying_id)
 AND OLD.personal = 0 AND OLD.at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_difference_insert BEFORE INSERT ON second_difference
WHEN EXISTS (SELECT 1 FROM locked_keying WHERE id = NEW.keying_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_difference_update BEFORE UPDATE ON second_difference
WHEN EXISTS (SELECT 1 FROM locked_keying WHERE id = OLD.keying_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_second_difference_delete BEFORE DELETE ON second_difference
WHEN EXISTS (SELECT 1 FROM locked_keying WHERE id = OLD.keying_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

-- What the figures of keying need of it (0005).
DROP VIEW keyer_error;
CREATE VIEW keyer_error (survey_id, person_id, at, verified, wrong) AS
    SELECT survey_id, person_id, at, compared, erred FROM verification;
