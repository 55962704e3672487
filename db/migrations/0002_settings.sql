-- A setting has an identity of its own, by which the record of changes speaks of it.
CREATE TABLE setting_with_uid (
    id    INTEGER PRIMARY KEY,
    uid   BLOB NOT NULL UNIQUE DEFAULT (randomblob(16)) CHECK (length(uid) = 16),
    name  TEXT NOT NULL UNIQUE CHECK (name <> ''),
    value TEXT NOT NULL
) STRICT;

INSERT INTO setting_with_uid (name, value) SELECT name, value FROM setting;
DROP TABLE setting;
ALTER TABLE setting_with_uid RENAME TO setting;
