-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- How a feed is asked: never by itself before not_before, nor while it is fresh; moved_to is where a
-- permanent redirect led; key is the publisher's public key. Moments are Unix seconds.
ALTER TABLE feed ADD COLUMN not_before INTEGER;
ALTER TABLE feed ADD COLUMN fresh_until INTEGER;
ALTER TABLE feed ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN moved_to TEXT;
ALTER TABLE feed ADD COLUMN public_key TEXT;
ALTER TABLE feed ADD COLUMN place INTEGER;
ALTER TABLE feed ADD COLUMN colour INTEGER;
-- The last revision that the person has looked at.
ALTER TABLE feed ADD COLUMN seen INTEGER;

ALTER TABLE item ADD COLUMN attachments TEXT;

-- Each time that a feed said something else; an issue that was corrected has several.
CREATE TABLE revision (
  rev INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  issue INTEGER NOT NULL,
  applied_at INTEGER NOT NULL
);
CREATE INDEX revision_feed ON revision (feed, issue);
INSERT INTO revision (feed, issue, applied_at)
  SELECT id, issue, coalesce (synced_at, 0) FROM feed WHERE issue > 0 ORDER BY id;
UPDATE feed SET seen = (SELECT max (rev) FROM revision WHERE revision.feed = feed.id);

-- What an item said until the revision rev, or that it was not there (absent).
CREATE TABLE item_past (
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  absent INTEGER NOT NULL,
  seq INTEGER,
  digest TEXT,
  year INTEGER,
  title TEXT,
  text TEXT,
  opgave TEXT,
  status TEXT,
  provinces TEXT,
  holder TEXT,
  partners TEXT,
  tags TEXT,
  begin TEXT,
  "end" TEXT,
  section TEXT,
  url TEXT,
  published TEXT,
  modified TEXT,
  attachments TEXT,
  PRIMARY KEY (feed, id, rev)
) WITHOUT ROWID;
CREATE INDEX item_past_rev ON item_past (feed, rev);

-- Items that the person follows; they outlive the item, with the title it had.
CREATE TABLE followed (
  feed TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT,
  since INTEGER NOT NULL,
  PRIMARY KEY (feed, id)
) WITHOUT ROWID;
