-- What the office writes into the report of a survey.
CREATE TABLE report_text (
    survey_id  INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    part       TEXT NOT NULL CHECK (part IN ('preface', 'analysis', 'closing')),
    text       TEXT NOT NULL CHECK (text <> ''),
    written_by INTEGER NOT NULL REFERENCES person (id),
    written_at INTEGER NOT NULL CHECK (written_at BETWEEN 0 AND 7258118399999),
    PRIMARY KEY (survey_id, part)
) STRICT, WITHOUT ROWID;
