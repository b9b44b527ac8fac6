-- The message that another one goes on from, and whether it arrives without a sound.
ALTER TABLE message ADD COLUMN thread TEXT;
ALTER TABLE message ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;

-- What a run leaves to the next of a series that breaks a rule, or did. began, seen and told are milliseconds on the
-- steady clock.
CREATE TABLE alert (
    rule TEXT NOT NULL,
    labels TEXT NOT NULL,
    text TEXT NOT NULL, -- the rule as it was
    phase TEXT NOT NULL, -- PENDING, FIRING, OVER, REMEMBERED
    began INTEGER NOT NULL,
    since INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    value REAL NOT NULL,
    peak REAL NOT NULL,
    told INTEGER,
    told_value REAL NOT NULL,
    thread TEXT,
    PRIMARY KEY (rule, labels)
) WITHOUT ROWID;

-- Each time in which an alert fired.
CREATE TABLE alert_log (
    rule TEXT NOT NULL,
    labels TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER, -- NULL while it fires
    metric TEXT NOT NULL,
    severity TEXT NOT NULL,
    condition TEXT NOT NULL,
    value REAL NOT NULL,
    peak REAL NOT NULL,
    PRIMARY KEY (rule, labels, since)
) WITHOUT ROWID;

CREATE INDEX alert_log_since ON alert_log (since);

-- The rules of which nothing is told for now.
CREATE TABLE silence (
    rule TEXT PRIMARY KEY,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    why TEXT NOT NULL
) WITHOUT ROWID;

-- Who was logged in at the last look.
CREATE TABLE session (
    user TEXT NOT NULL,
    tty TEXT NOT NULL,
    source TEXT NOT NULL,
    since INTEGER NOT NULL,
    missing INTEGER, -- when it was first not there; NULL where it was
    PRIMARY KEY (user, tty, source, since)
) WITHOUT ROWID;

-- What quiet hours hold back, as JSON, in the order in which it happened.
CREATE TABLE held (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    event TEXT NOT NULL
);

-- The digest that tells a request which is summed up; of a digest that is told by a later one, null.
ALTER TABLE outbox ADD COLUMN digest TEXT;

CREATE INDEX outbox_digest ON outbox (digest) WHERE digest IS NOT NULL;

-- Recipients that get nothing at present, and whether the others were told.
CREATE TABLE ailing (
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    since INTEGER NOT NULL,
    last INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    lost INTEGER NOT NULL, -- 1: a request was given up since the recipient is out of reach
    told INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (channel, recipient)
) WITHOUT ROWID;
