-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What a person adds to what they read. address names the paragraph, place is the same without fragment and query;
-- tags are parted and wrapped by U+001F, as those of items. A removed note stays until it can't be put back any more.
CREATE TABLE note (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,
  place TEXT NOT NULL,
  title TEXT NOT NULL,
  quote TEXT,
  prefix TEXT,
  suffix TEXT,
  last TEXT,
  colour INTEGER,
  text TEXT,
  tags TEXT NOT NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  removed_at INTEGER
);
CREATE INDEX note_place ON note (place);

-- What can be searched: the notes that are not removed. Whoever changes a note changes this too, in the same
-- transaction (no triggers, as for item_search).
CREATE VIEW note_words AS SELECT row, title, quote, text, tags FROM note WHERE removed_at IS NULL;
CREATE VIRTUAL TABLE note_search USING fts5 (
  title, quote, text, tags,
  content='note_words', content_rowid='row', tokenize="unicode61 remove_diacritics 2"
);

-- The sections that the person has read, and since when.
CREATE TABLE section_read (
  section TEXT PRIMARY KEY,
  since INTEGER NOT NULL
) WITHOUT ROWID;

-- One step with each change, so that another program sees that there was one, and whether it was of the notes.
CREATE TABLE clock (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO clock VALUES ('notes', 0), ('store', 0);
