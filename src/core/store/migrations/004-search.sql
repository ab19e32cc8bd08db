-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What can be searched in the agenda; the text itself stays in item, and whoever changes an item changes this too,
-- in the same transaction (no triggers: to SQLite, those of a file that anybody may have written are no place for
-- virtual tables). Where a word stands is kept, for snippets and phrases, and how long each text is, for the rank.
CREATE VIRTUAL TABLE item_search USING fts5 (
  title, text, holder, partners, tags,
  content='item', content_rowid='row', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO item_search (item_search) VALUES ('rebuild');

-- How many items are stored, so that "nothing new" need not count them.
ALTER TABLE feed ADD COLUMN items INTEGER NOT NULL DEFAULT 0;
UPDATE feed SET items = (SELECT count (*) FROM item WHERE item.feed = feed.id);
