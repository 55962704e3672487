-- Where a published value was taken from: a report, a letter, its page.
ALTER TABLE published ADD COLUMN source TEXT NOT NULL DEFAULT '';
