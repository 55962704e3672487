-- A table of published figures of units, as it was imported; its rows are part of what it says.
CREATE TABLE unit_import (
    id          INTEGER PRIMARY KEY,
    uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    kind        TEXT NOT NULL CHECK (kind IN ('results', 'monitoring')),
    source      TEXT NOT NULL CHECK (source <> ''), -- the file, or where it was published
    digest      BLOB NOT NULL CHECK (length(digest) = 32), -- of the file and how it was read
    imported_by INTEGER NOT NULL REFERENCES person (id),
    imported_at INTEGER NOT NULL CHECK (imported_at BETWEEN 0 AND 7258118399999),
    UNIQUE (kind, digest)
) STRICT;

-- What a table says of a unit in a year: hundredths, NULL where it prints nothing.
CREATE TABLE unit_result (
    import_id   INTEGER NOT NULL REFERENCES unit_import (id) ON DELETE CASCADE,
    unit_key    TEXT NOT NULL, -- the same for every spelling (src/unit_name.h)
    cluster     TEXT NOT NULL,
    year        INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2199),
    unit        TEXT NOT NULL CHECK (unit <> ''),
    line        INTEGER NOT NULL,
    u1 INTEGER, u2 INTEGER, u3 INTEGER, u4 INTEGER, u5 INTEGER, u6 INTEGER, u7 INTEGER,
    u8 INTEGER, u9 INTEGER,
    value       INTEGER CHECK (value BETWEEN 0 AND 10000),
    respondents INTEGER CHECK (respondents BETWEEN 0 AND 9999999),
    counts      INTEGER CHECK (counts IN (0, 1)),
    target_from INTEGER,
    target_to   INTEGER,
    attainment  INTEGER, -- as printed, hundredths of a percent
    change      INTEGER, -- as printed
    category    TEXT NOT NULL,
    source      TEXT NOT NULL,
    PRIMARY KEY (import_id, unit_key, cluster, year)
) STRICT, WITHOUT ROWID;

-- A printed row of the monitoring of actions; -1 where it prints nothing.
CREATE TABLE unit_monitoring (
    import_id       INTEGER NOT NULL REFERENCES unit_import (id) ON DELETE CASCADE,
    unit_key        TEXT NOT NULL,
    year            INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 1990 AND 2199), -- 0: all
    day             TEXT NOT NULL, -- the cut-off, '' where it is not said
    unit            TEXT NOT NULL CHECK (unit <> ''),
    line            INTEGER NOT NULL,
    recommendations INTEGER NOT NULL,
    actions         INTEGER NOT NULL,
    closed          INTEGER NOT NULL,
    percent         INTEGER, -- as printed, hundredths
    PRIMARY KEY (import_id, unit_key, year, day)
) STRICT, WITHOUT ROWID;
