-- Puts a year before the one run of a fresh store (001.sql, 005.sql, 006.sql), as if each minute had had its run: 31 days of
-- minutes, and what is left of the hours before. 20 users with 10 programs each moved all their meters in every run.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -200000;
BEGIN;

CREATE TEMP TABLE past (seq INTEGER PRIMARY KEY, minutes_ago INTEGER NOT NULL);
WITH RECURSIVE
    hour (n) AS (SELECT 365 * 24 UNION ALL SELECT n - 1 FROM hour WHERE n > 31 * 24 + 1),
    minute (n) AS (SELECT 31 * 24 * 60 UNION ALL SELECT n - 1 FROM minute WHERE n > 1)
INSERT INTO past (minutes_ago) SELECT 60 * n FROM hour UNION ALL SELECT n FROM minute ORDER BY 1 DESC;

-- The hours before, that the first run found in the accounting, give way.
DELETE FROM run WHERE seq < (SELECT max(seq) FROM run);
CREATE TEMP TABLE present AS
SELECT at, coalesce(machine, 0) AS machine, (SELECT max(seq) + 1 FROM past) AS seq FROM run;
UPDATE run SET seq = (SELECT seq FROM present);
UPDATE journal_line SET run = (SELECT seq FROM present);
DELETE FROM movement;
DELETE FROM reading;
DELETE FROM meter;
DELETE FROM user_meter;

-- A meter goes on by 0.3 s and a command a minute. So does the machine, by as much as all meters together.
INSERT INTO run (seq, run, at, machine)
SELECT p.seq, printf('%016x', p.seq), n.at - 60000 * p.minutes_ago, 200 * 30 * (365 * 1440 - p.minutes_ago)
FROM past p, present n;
UPDATE run SET machine = 200 * 30 * 365 * 1440 + (SELECT machine FROM present) WHERE seq = (SELECT seq FROM present);

WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 199)
INSERT INTO meter (id, uid, user, program, cpu, commands)
SELECT n + 1, 20000 + n / 10, printf('user%02d', n / 10), printf('program%d', n % 10), 30 * 365 * 1440, 365 * 1440
FROM number;

INSERT INTO user_meter SELECT uid, user, sum(cpu), sum(commands) FROM meter GROUP BY uid, user;

INSERT INTO reading (meter, run, cpu, commands)
SELECT m.id, p.seq, 30 * (365 * 1440 - p.minutes_ago), 365 * 1440 - p.minutes_ago FROM meter m, past p ORDER BY 1, 2;

INSERT OR REPLACE INTO state (name, value)
SELECT 'origin', CAST(at - 60000 * 365 * 1440 AS TEXT) FROM present
UNION ALL SELECT 'origin_machine', '0'
UNION ALL SELECT 'thinned', CAST(max(seq) AS TEXT) FROM past WHERE minutes_ago > 31 * 1440;

COMMIT;
