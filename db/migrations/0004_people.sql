-- Who may do what, and with which password. The hash is Argon2id as libsodium writes it; '' where
-- there is none: nobody signs in by that name.
ALTER TABLE person ADD COLUMN role TEXT NOT NULL DEFAULT 'officer'
    CHECK (role IN ('officer', 'supervisor', 'administrator'));
ALTER TABLE person ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1));
ALTER TABLE person ADD COLUMN password TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));
-- Wrong passwords in a row, and when the last one was given: no part of the person's history.
ALTER TABLE person ADD COLUMN wrong_tries INTEGER NOT NULL DEFAULT 0 CHECK (wrong_tries >= 0);
ALTER TABLE person ADD COLUMN tried_at INTEGER NOT NULL DEFAULT 0;

-- A published value has an identity of its own, by which the record of changes speaks of it.
CREATE TABLE published_with_uid (
    id       INTEGER PRIMARY KEY,
    uid      BLOB NOT NULL UNIQUE DEFAULT (randomblob(16)) CHECK (length(uid) = 16),
    unit_id  INTEGER NOT NULL REFERENCES unit (id),
    form_key TEXT NOT NULL,
    year     INTEGER NOT NULL,
    service  TEXT NOT NULL,
    element  TEXT NOT NULL,
    value    INTEGER NOT NULL CHECK (value BETWEEN 0 AND 100000), -- hundredths
    UNIQUE (unit_id, form_key, year, service, element)
) STRICT;

INSERT INTO published_with_uid (unit_id, form_key, year, service, element, value)
    SELECT unit_id, form_key, year, service, element, value FROM published;
DROP TABLE published;
ALTER TABLE published_with_uid RENAME TO published;
