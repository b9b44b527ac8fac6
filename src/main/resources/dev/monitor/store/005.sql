-- By how much runs moved the meters, in the order in which they append it. Once an hour it is made into readings, and added
-- to the meters themselves.
CREATE TABLE movement (
    run INTEGER NOT NULL,
    meter INTEGER NOT NULL REFERENCES meter (id),
    cpu INTEGER NOT NULL,
    commands INTEGER NOT NULL,
    PRIMARY KEY (run, meter)
) WITHOUT ROWID;

-- What the meters of a user show after the last run, all programs together.
CREATE TABLE user_meter (
    uid INTEGER NOT NULL, -- -1: only the name is known
    user TEXT NOT NULL,
    cpu INTEGER NOT NULL,
    commands INTEGER NOT NULL,
    PRIMARY KEY (uid, user)
) WITHOUT ROWID;

INSERT INTO user_meter SELECT uid, user, sum(cpu), sum(commands) FROM meter GROUP BY uid, user;
