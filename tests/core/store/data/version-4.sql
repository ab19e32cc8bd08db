-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the store wrote in version 4 of its schema: an example agenda of two items, one of them followed,
-- and themes of a person's own.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
, not_before INTEGER, fresh_until INTEGER, failures INTEGER NOT NULL DEFAULT 0, moved_to TEXT, public_key TEXT, place INTEGER, colour INTEGER, seen INTEGER, items INTEGER NOT NULL DEFAULT 0);
INSERT INTO feed VALUES(1,'https://example.org/feed.json','Voorbeeldagenda',NULL,4,'"4"',NULL,0,1700000000,1700000000,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1,2);
CREATE TABLE agenda_year (
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  title TEXT,
  adopted TEXT,
  summary TEXT,
  PRIMARY KEY (feed, year)
) WITHOUT ROWID;
INSERT INTO agenda_year VALUES(1,2020,'Voorbeeld 2020','2019-11-29','Een voorbeeld.');
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
  modified TEXT, attachments TEXT,
  UNIQUE (feed, id)
);
INSERT INTO item VALUES(1,1,'a',1024,'da',2020,'Voorbeeld van een fietspad','Dit is een voorbeeld.','fysiek','lopend','NL-FR','Voorbeeldgemeente','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO item VALUES(2,1,'b',2048,'db',2020,'Voorbeeld van een coöperatie','Nog een voorbeeld, met energie.','fysiek','gepland','',NULL,'Voorbeeldbank','stroom',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE document (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE revision (
  rev INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  issue INTEGER NOT NULL,
  applied_at INTEGER NOT NULL
);
INSERT INTO revision VALUES(1,1,4,1700000000);
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
CREATE TABLE followed (
  feed TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT,
  since INTEGER NOT NULL,
  PRIMARY KEY (feed, id)
) WITHOUT ROWID;
INSERT INTO followed VALUES('https://example.org/feed.json','a','Voorbeeld',1700000000);
INSERT INTO document VALUES('own-themes','{"voorbeeld":true}',1700000000);
CREATE INDEX item_year ON item (year, feed, seq);
CREATE INDEX item_section ON item (section) WHERE section IS NOT NULL;
CREATE INDEX revision_feed ON revision (feed, issue);
CREATE INDEX item_past_rev ON item_past (feed, rev);
CREATE VIRTUAL TABLE item_search USING fts5 (
  title, text, holder, partners, tags,
  content='item', content_rowid='row', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO item_search (item_search) VALUES ('rebuild');
COMMIT;
PRAGMA user_version = 4;
