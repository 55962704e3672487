-- A stack of paper as it was handed over, with what its slip says.
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
    UNIQUE (survey_id, number)
) STRICT;

ALTER TABLE sheet ADD COLUMN batch_id INTEGER REFERENCES batch (id);
-- The sum of its element answers, as somebody added them up on the paper.
ALTER TABLE sheet ADD COLUMN control_total INTEGER CHECK (control_total BETWEEN 0 AND 999);
-- The findings that were accepted for it (src/check.h).
ALTER TABLE sheet ADD COLUMN accepted TEXT NOT NULL DEFAULT '';

CREATE INDEX sheet_by_batch ON sheet (batch_id) WHERE batch_id IS NOT NULL;

ALTER TABLE draft ADD COLUMN batch_id INTEGER REFERENCES batch (id);
ALTER TABLE draft ADD COLUMN control_total INTEGER;
ALTER TABLE draft ADD COLUMN accepted TEXT NOT NULL DEFAULT '';
