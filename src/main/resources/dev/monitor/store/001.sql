-- Runs are known by their id; seq orders them whatever the clock does. Times are milliseconds since the epoch,
-- CPU times hundredths of a second, the resolution of acct(5) and proc(5).
CREATE TABLE run (
    seq INTEGER PRIMARY KEY,
    run TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    machine INTEGER -- user, nice and system time of the machine since the history began
);

CREATE INDEX run_at ON run (at);

-- One value by name: what one run leaves to the next.
CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The processes that the last run saw, packed, by pid / 64; only changed ones are written.
CREATE TABLE process (
    bucket INTEGER PRIMARY KEY,
    entries BLOB NOT NULL
);

-- The totals that sa(8) printed last.
CREATE TABLE sa_total (
    user TEXT NOT NULL,
    uid INTEGER NOT NULL,
    program TEXT NOT NULL,
    cpu INTEGER NOT NULL,
    commands INTEGER NOT NULL,
    PRIMARY KEY (user, uid, program)
) WITHOUT ROWID;

-- The meters: they only ever grow.
CREATE TABLE meter (
    id INTEGER PRIMARY KEY,
    uid INTEGER NOT NULL, -- -1: only the name is known
    user TEXT NOT NULL,
    program TEXT NOT NULL,
    cpu INTEGER NOT NULL,
    commands INTEGER NOT NULL,
    UNIQUE (uid, user, program)
);

-- What a meter showed after a run; a run that did not move it has no row.
CREATE TABLE reading (
    meter INTEGER NOT NULL REFERENCES meter (id),
    run INTEGER NOT NULL,
    cpu INTEGER NOT NULL,
    commands INTEGER NOT NULL,
    PRIMARY KEY (meter, run)
) WITHOUT ROWID;

CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    why TEXT NOT NULL
);

-- Journal lines until a later run has seen them in their file.
CREATE TABLE journal_line (
    run INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    line TEXT NOT NULL
);

-- The journal files that are this store's own, and so may be deleted by it.
CREATE TABLE journal_file (
    file TEXT PRIMARY KEY,
    written INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    run INTEGER NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    subject TEXT NOT NULL,
    created INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE message_part (
    message TEXT NOT NULL REFERENCES message (id),
    part INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (message, part)
) WITHOUT ROWID;

-- One row is one request: (message, recipient, part).
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    message TEXT NOT NULL REFERENCES message (id),
    recipient TEXT NOT NULL,
    part INTEGER NOT NULL,
    state TEXT NOT NULL, -- pending, delivered, given up
    attempts INTEGER NOT NULL,
    due INTEGER NOT NULL,
    settled INTEGER,
    answer TEXT NOT NULL, -- the other side's id, or why not
    UNIQUE (message, recipient, part)
);

CREATE INDEX outbox_state ON outbox (state, due);

-- Recipients that said where they are now.
CREATE TABLE moved (
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    moved_to TEXT NOT NULL,
    PRIMARY KEY (channel, recipient)
) WITHOUT ROWID;

-- What the name service said; an empty name: there is none.
CREATE TABLE user_name (
    uid INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    asked INTEGER NOT NULL
);

-- What was told to people and still holds: warnings of a run, or why a recipient gets nothing.
CREATE TABLE told (
    about TEXT NOT NULL, -- empty, or channel and recipient
    line TEXT NOT NULL,
    PRIMARY KEY (about, line)
) WITHOUT ROWID;
