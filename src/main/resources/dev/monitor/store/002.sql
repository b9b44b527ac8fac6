-- The message that another one goes on from, and whether it arrives without a sound.
ALTER TABLE message ADD COLUMN thread TEXT;
ALTER TABLE message ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;
