-- Puts the hours of 30 days (003.sql) before themselves twelve times: a year and a month of minutes.
PRAGMA synchronous = OFF;
BEGIN;
WITH RECURSIVE times (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < 12)
INSERT OR IGNORE INTO hour
SELECT series, hour - 30 * 24 * n, min, avg, max, last, count, packed FROM times CROSS JOIN hour ORDER BY 1, 2;
COMMIT;
