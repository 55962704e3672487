-- A stack of paper as it was handed over, with what its slip says. Its ledger is counted from the
-- rows: declared = keyed (the sheets, those set aside too) + rejected + missing + what is left.
CREATE TABLE batch (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    survey_id  INTEGER NOT NULL REFERENCES survey (id),
    number     INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999), -- within the survey
    declared   INTEGER NOT NULL CHECK (declared BETWEEN 1 AND 99999), -- sheets, as on the slip
    handed_by  TEXT NOT NULL,
    day        TEXT NOT NULL,                            -- handed over, YYYY-MM-DD
    service_id INTEGER REFERENCES service (id),          -- of all its sheets; NULL: mixed
    totals     INTEGER NOT NULL CHECK (totals IN (0, 1)), -- sheets bear a control total
    closed     INTEGER NOT NULL CHECK (closed IN (0, 1)),
    closed_by  INTEGER REFERENCES person (id),
    closed_at  INTEGER CHECK (closed_at BETWEEN 0 AND 7258118399999),
    CHECK ((closed = 1) = (closed_by IS NOT NULL) AND (closed = 1) = (closed_at IS NOT NULL)),
    UNIQUE (survey_id, number)
) STRICT;

-- A sheet of paper that is not keyed. The history of both is that of the batch.
CREATE TABLE rejected (
    id        INTEGER PRIMARY KEY,
    batch_id  INTEGER NOT NULL REFERENCES batch (id),
    reason    TEXT NOT NULL CHECK (reason IN ('blank', 'unreadable', 'not_respondent', 'double')),
    serial    INTEGER CHECK (serial BETWEEN 1 AND 999999999), -- as printed on the paper, if it is
    person_id INTEGER NOT NULL REFERENCES person (id),
    at        INTEGER NOT NULL CHECK (at BETWEEN 0 AND 7258118399999),
    UNIQUE (batch_id, serial)
) STRICT;

CREATE INDEX rejected_by_batch ON rejected (batch_id);

-- A sheet that the slip declares and the stack does not hold.
CREATE TABLE missing (
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    serial   INTEGER NOT NULL CHECK (serial BETWEEN 1 AND 999999999),
    PRIMARY KEY (batch_id, serial)
) STRICT, WITHOUT ROWID;

ALTER TABLE sheet ADD COLUMN batch_id INTEGER REFERENCES batch (id);
-- The sum of its element answers, as somebody added them up on the paper.
ALTER TABLE sheet ADD COLUMN control_total INTEGER CHECK (control_total BETWEEN 0 AND 999);
-- The findings that were accepted for it (src/check.h).
ALTER TABLE sheet ADD COLUMN accepted TEXT NOT NULL DEFAULT '';

CREATE INDEX sheet_by_batch ON sheet (batch_id) WHERE batch_id IS NOT NULL;

ALTER TABLE draft ADD COLUMN batch_id INTEGER REFERENCES batch (id);
ALTER TABLE draft ADD COLUMN control_total INTEGER;
ALTER TABLE draft ADD COLUMN accepted TEXT NOT NULL DEFAULT '';

-- A closed batch stays as it was signed for, whoever writes.
CREATE TRIGGER sheet_joins_batch BEFORE INSERT ON sheet
WHEN NEW.batch_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch_id
    AND closed = 0 AND survey_id = NEW.survey_id)
BEGIN
    SELECT RAISE(ABORT, 'the batch is not open here');
END;

CREATE TRIGGER sheet_changes_batch BEFORE UPDATE OF batch_id, survey_id ON sheet
WHEN (NEW.batch_id IS NOT OLD.batch_id OR NEW.survey_id <> OLD.survey_id)
    AND EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id, NEW.batch_id)
    AND (closed = 1 OR survey_id <> NEW.survey_id))
BEGIN
    SELECT RAISE(ABORT, 'the batch is not open here');
END;

CREATE TRIGGER sheet_leaves_batch BEFORE DELETE ON sheet
WHEN EXISTS (SELECT 1 FROM batch WHERE id = OLD.batch_id AND closed = 1)
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER rejected_joins_batch BEFORE INSERT ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch_id AND closed = 1)
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER rejected_changes BEFORE UPDATE ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id, NEW.batch_id) AND closed = 1)
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER rejected_leaves_batch BEFORE DELETE ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id = OLD.batch_id AND closed = 1)
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER missing_joins_batch BEFORE INSERT ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch_id AND closed = 1)
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER missing_changes BEFORE UPDATE ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id, NEW.batch_id) AND closed = 1)
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER missing_leaves_batch BEFORE DELETE ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id = OLD.batch_id AND closed = 1)
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER batch_slip_changes BEFORE UPDATE OF survey_id, number, declared, handed_by, day,
    service_id, totals ON batch
WHEN OLD.closed = 1
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;

CREATE TRIGGER batch_closes BEFORE UPDATE OF closed ON batch
WHEN NEW.closed = 1 AND OLD.closed = 0 AND NEW.declared <>
    (SELECT count(*) FROM sheet WHERE batch_id = OLD.id) +
    (SELECT count(*) FROM rejected WHERE batch_id = OLD.id) +
    (SELECT count(*) FROM missing WHERE batch_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'the ledger of the batch does not balance');
END;

CREATE TRIGGER batch_goes BEFORE DELETE ON batch WHEN OLD.closed = 1
BEGIN
    SELECT RAISE(ABORT, 'the batch is closed');
END;
