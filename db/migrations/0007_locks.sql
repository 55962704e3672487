-- A survey that was ever locked has one row here; while locked = 1 its data refuse every change.
CREATE TABLE survey_lock (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    survey_id INTEGER NOT NULL UNIQUE REFERENCES survey (id),
    locked    INTEGER NOT NULL CHECK (locked IN (0, 1)),
    at        INTEGER NOT NULL CHECK (at BETWEEN 0 AND 7258118399999), -- of the last change
    person_id INTEGER NOT NULL REFERENCES person (id),
    despite   TEXT NOT NULL DEFAULT '' -- why it was locked although something was not settled
) STRICT;

-- The statement as it was made and signed when the survey was locked; never changed.
CREATE TABLE statement (
    id        INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES survey (id),
    made_at   INTEGER NOT NULL CHECK (made_at BETWEEN 0 AND 7258118399999),
    text      TEXT NOT NULL -- the whole file, signature and key included
) STRICT;

-- The public half of the key that signs; the secret half is a file beside the database.
CREATE TABLE office_key (
    id      INTEGER PRIMARY KEY,
    uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    public  BLOB NOT NULL UNIQUE CHECK (length(public) = 32), -- Ed25519
    made_at INTEGER NOT NULL CHECK (made_at BETWEEN 0 AND 7258118399999)
) STRICT;

CREATE VIEW locked_survey (id) AS SELECT survey_id FROM survey_lock WHERE locked = 1;

CREATE TRIGGER statement_is_final BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'statement is final'); END;
CREATE TRIGGER statement_stays BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'statement is final'); END;
CREATE TRIGGER lock_stays BEFORE DELETE ON survey_lock
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_survey_update BEFORE UPDATE ON survey
WHEN OLD.id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_survey_delete BEFORE DELETE ON survey
WHEN OLD.id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_form_update BEFORE UPDATE ON form
WHEN OLD.id IN (SELECT form_id FROM survey WHERE survey.id IN (SELECT id FROM locked_survey))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_service_insert BEFORE INSERT ON service
WHEN NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_service_update BEFORE UPDATE ON service
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
  OR NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_service_delete BEFORE DELETE ON service
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_sheet_insert BEFORE INSERT ON sheet
WHEN NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_sheet_delete BEFORE DELETE ON sheet
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
-- Forgetting personal data writes the seal again as it was: that is no change.
CREATE TRIGGER locked_sheet_update BEFORE UPDATE ON sheet
WHEN (OLD.survey_id IN (SELECT id FROM locked_survey)
      OR NEW.survey_id IN (SELECT id FROM locked_survey))
 AND (OLD.id, OLD.uid, OLD.survey_id, OLD.number, OLD.service_id, OLD.day, OLD.fields, OLD.answers,
      OLD.counted, OLD.reason, OLD.keyed_by, OLD.keyed_at, OLD.imported, OLD.seal, OLD.batch_id,
      OLD.control_total, OLD.accepted)
  IS NOT (NEW.id, NEW.uid, NEW.survey_id, NEW.number, NEW.service_id, NEW.day, NEW.fields,
      NEW.answers, NEW.counted, NEW.reason, NEW.keyed_by, NEW.keyed_at, NEW.imported, NEW.seal,
      NEW.batch_id, NEW.control_total, NEW.accepted)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

-- Personal data may still be forgotten, at the respondent's wish; nothing else.
CREATE TRIGGER locked_personal_insert BEFORE INSERT ON sheet_personal
WHEN (SELECT survey_id FROM sheet WHERE id = NEW.sheet_id) IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_personal_update BEFORE UPDATE ON sheet_personal
WHEN (SELECT survey_id FROM sheet WHERE id = OLD.sheet_id) IN (SELECT id FROM locked_survey)
 AND (NEW.value IS NOT NULL OR NEW.seal IS NOT OLD.seal OR NEW.field IS NOT OLD.field
      OR NEW.sheet_id IS NOT OLD.sheet_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_personal_delete BEFORE DELETE ON sheet_personal
WHEN (SELECT survey_id FROM sheet WHERE id = OLD.sheet_id) IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_draft_insert BEFORE INSERT ON draft
WHEN NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_tally_insert BEFORE INSERT ON tally
WHEN NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_tally_update BEFORE UPDATE ON tally
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_tally_delete BEFORE DELETE ON tally
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_count_insert BEFORE INSERT ON sheet_count
WHEN NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_count_update BEFORE UPDATE ON sheet_count
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_count_delete BEFORE DELETE ON sheet_count
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_batch_insert BEFORE INSERT ON batch
WHEN NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_batch_update BEFORE UPDATE ON batch
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
  OR NEW.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_batch_delete BEFORE DELETE ON batch
WHEN OLD.survey_id IN (SELECT id FROM locked_survey)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_rejected_insert BEFORE INSERT ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (NEW.batch_id)
    AND survey_id IN (SELECT id FROM locked_survey))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_rejected_update BEFORE UPDATE ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id, NEW.batch_id)
    AND survey_id IN (SELECT id FROM locked_survey))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_rejected_delete BEFORE DELETE ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id)
    AND survey_id IN (SELECT id FROM locked_survey))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_missing_insert BEFORE INSERT ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (NEW.batch_id)
    AND survey_id IN (SELECT id FROM locked_survey))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_missing_update BEFORE UPDATE ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id, NEW.batch_id)
    AND survey_id IN (SELECT id FROM locked_survey))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_missing_delete BEFORE DELETE ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id)
    AND survey_id IN (SELECT id FROM locked_survey))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
