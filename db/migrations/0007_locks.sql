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

-- Asked by EXISTS for one id: IN would gather all of them anew for each row that is written.
CREATE VIEW locked_survey (id) AS SELECT survey_id FROM survey_lock WHERE locked = 1;
CREATE VIEW locked_sheet (id) AS
    SELECT sheet.id FROM sheet JOIN locked_survey ON locked_survey.id = survey_id;
CREATE VIEW locked_keying (id) AS
    SELECT second_keying.id FROM second_keying JOIN locked_sheet ON locked_sheet.id = sheet_id;

CREATE TRIGGER statement_is_final BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'statement is final'); END;
CREATE TRIGGER statement_stays BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'statement is final'); END;
CREATE TRIGGER lock_stays BEFORE DELETE ON survey_lock
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_survey_update BEFORE UPDATE ON survey
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_survey_delete BEFORE DELETE ON survey
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_form_update BEFORE UPDATE ON form
WHEN EXISTS (SELECT 1 FROM survey JOIN locked_survey USING (id) WHERE form_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_service_insert BEFORE INSERT ON service
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_service_update BEFORE UPDATE ON service
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
  OR EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_service_delete BEFORE DELETE ON service
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_sheet_insert BEFORE INSERT ON sheet
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_sheet_delete BEFORE DELETE ON sheet
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
-- Forgetting personal data writes the seal again as it was: that is no change.
CREATE TRIGGER locked_sheet_update BEFORE UPDATE ON sheet
WHEN (EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
      OR EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id))
 AND (OLD.id, OLD.uid, OLD.survey_id, OLD.number, OLD.service_id, OLD.day, OLD.fields, OLD.answers,
      OLD.counted, OLD.reason, OLD.keyed_by, OLD.keyed_at, OLD.imported, OLD.seal, OLD.batch_id,
      OLD.control_total, OLD.accepted)
  IS NOT (NEW.id, NEW.uid, NEW.survey_id, NEW.number, NEW.service_id, NEW.day, NEW.fields,
      NEW.answers, NEW.counted, NEW.reason, NEW.keyed_by, NEW.keyed_at, NEW.imported, NEW.seal,
      NEW.batch_id, NEW.control_total, NEW.accepted)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

-- Personal data may still be forgotten, at the respondent's wish; nothing else.
CREATE TRIGGER locked_personal_insert BEFORE INSERT ON sheet_personal
WHEN EXISTS (SELECT 1 FROM locked_sheet WHERE id = NEW.sheet_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_personal_update BEFORE UPDATE ON sheet_personal
WHEN EXISTS (SELECT 1 FROM locked_sheet WHERE id = OLD.sheet_id)
 AND (NEW.value IS NOT NULL OR NEW.seal IS NOT OLD.seal OR NEW.field IS NOT OLD.field
      OR NEW.sheet_id IS NOT OLD.sheet_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_personal_delete BEFORE DELETE ON sheet_personal
WHEN EXISTS (SELECT 1 FROM locked_sheet WHERE id = OLD.sheet_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_draft_insert BEFORE INSERT ON draft
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_tally_insert BEFORE INSERT ON tally
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_tally_update BEFORE UPDATE ON tally
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_tally_delete BEFORE DELETE ON tally
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_count_insert BEFORE INSERT ON sheet_count
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_count_update BEFORE UPDATE ON sheet_count
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_count_delete BEFORE DELETE ON sheet_count
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_batch_insert BEFORE INSERT ON batch
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_batch_update BEFORE UPDATE ON batch
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
  OR EXISTS (SELECT 1 FROM locked_survey WHERE id = NEW.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_batch_delete BEFORE DELETE ON batch
WHEN EXISTS (SELECT 1 FROM locked_survey WHERE id = OLD.survey_id)
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_rejected_insert BEFORE INSERT ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (NEW.batch_id)
    AND EXISTS (SELECT 1 FROM locked_survey WHERE id = survey_id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_rejected_update BEFORE UPDATE ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id, NEW.batch_id)
    AND EXISTS (SELECT 1 FROM locked_survey WHERE id = survey_id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_rejected_delete BEFORE DELETE ON rejected
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id)
    AND EXISTS (SELECT 1 FROM locked_survey WHERE id = survey_id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;

CREATE TRIGGER locked_missing_insert BEFORE INSERT ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (NEW.batch_id)
    AND EXISTS (SELECT 1 FROM locked_survey WHERE id = survey_id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_missing_update BEFORE UPDATE ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id, NEW.batch_id)
    AND EXISTS (SELECT 1 FROM locked_survey WHERE id = survey_id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
CREATE TRIGGER locked_missing_delete BEFORE DELETE ON missing
WHEN EXISTS (SELECT 1 FROM batch WHERE id IN (OLD.batch_id)
    AND EXISTS (SELECT 1 FROM locked_survey WHERE id = survey_id))
BEGIN SELECT RAISE(ABORT, 'survey is locked'); END;
