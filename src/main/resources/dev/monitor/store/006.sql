-- What the runs moved becomes readings, now by the meters' numbers for the last time.
INSERT INTO reading
SELECT meter, run, meter.cpu + sum(movement.cpu) OVER earlier, meter.commands + sum(movement.commands) OVER earlier
FROM movement CROSS JOIN meter ON id = meter WINDOW earlier AS (PARTITION BY meter ORDER BY run);

UPDATE meter SET cpu = meter.cpu + moved.cpu, commands = meter.commands + moved.commands
FROM (SELECT meter, sum(cpu) AS cpu, sum(commands) AS commands FROM movement GROUP BY meter) moved WHERE id = meter;

DROP TABLE movement;

-- By how much a run moved the meters, as JSON, until it is made into readings and added to the meters once an hour.
CREATE TABLE movement (
    run INTEGER PRIMARY KEY,
    users TEXT NOT NULL, -- [[uid, user, cpu, commands], …]
    programs TEXT NOT NULL -- [[uid, user, [[program, cpu, commands], …]], …]
);
