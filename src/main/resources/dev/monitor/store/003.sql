-- What is recorded. The labels in the form of Prometheus, sorted, so that the same ones are the same text.
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    labels TEXT NOT NULL,
    UNIQUE (name, labels)
);

-- The samples of hours that are not closed, in the order in which runs append them. Times are Unix seconds, as in the
-- journal, so that an import of it finds what is there.
CREATE TABLE sample (
    at INTEGER NOT NULL,
    series INTEGER NOT NULL REFERENCES series (id),
    value REAL NOT NULL,
    PRIMARY KEY (at, series)
) WITHOUT ROWID;

-- Closed hours, in hours since the epoch. The samples themselves are packed into the row, until they are too old.
CREATE TABLE hour (
    series INTEGER NOT NULL REFERENCES series (id),
    hour INTEGER NOT NULL,
    min REAL NOT NULL,
    avg REAL NOT NULL,
    max REAL NOT NULL,
    last REAL NOT NULL,
    count INTEGER NOT NULL,
    packed BLOB,
    PRIMARY KEY (series, hour)
) WITHOUT ROWID;

CREATE INDEX hour_packed ON hour (hour) WHERE packed IS NOT NULL;
