-- Until when a recipient asked to be left alone; NULL where it did not.
ALTER TABLE ailing ADD COLUMN paused INTEGER;
