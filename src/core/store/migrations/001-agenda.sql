-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- A feed, and the snapshot of it that is stored. Validators stand as they were received.
CREATE TABLE feed (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT,
  home_page_url TEXT,
  issue INTEGER,
  etag TEXT,
  last_modified TEXT,
  expired INTEGER NOT NULL DEFAULT 0,
  synced_at INTEGER,
  tried_at INTEGER,
  fault TEXT,
  fault_message TEXT
);

CREATE TABLE agenda_year (
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  title TEXT,
  adopted TEXT,
  summary TEXT,
  PRIMARY KEY (feed, year)
) WITHOUT ROWID;

-- Lists (provinces, partners, tags) are parted and wrapped by U+001F, which no checked text holds.
-- digest tells whether an item changed without comparing every column.
CREATE TABLE item (
  row INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  digest TEXT NOT NULL,
  year INTEGER NOT NULL,
  title TEXT,
  text TEXT,
  opgave TEXT,
  status TEXT,
  provinces TEXT NOT NULL,
  holder TEXT,
  partners TEXT NOT NULL,
  tags TEXT NOT NULL,
  begin TEXT,
  "end" TEXT,
  section TEXT,
  url TEXT,
  published TEXT,
  modified TEXT,
  UNIQUE (feed, id)
);
CREATE INDEX item_year ON item (year, feed, seq);
CREATE INDEX item_section ON item (section) WHERE section IS NOT NULL;
