-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the store wrote in version 2 of its schema: an example agenda of two items.
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
);
INSERT INTO feed VALUES(1,'https://example.org/feed.json','Voorbeeldagenda',NULL,4,'"4"',NULL,0,1700000000,1700000000,NULL,NULL);
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
  modified TEXT,
  UNIQUE (feed, id)
);
INSERT INTO item VALUES(1,1,'a',1024,'da',2020,'Voorbeeld van een fietspad','Dit is een voorbeeld.','fysiek','lopend','NL-FR','Voorbeeldgemeente','','',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO item VALUES(2,1,'b',2048,'db',2020,'Voorbeeld van een coöperatie','Nog een voorbeeld, met energie.','fysiek','gepland','',NULL,'Voorbeeldbank','stroom',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE document (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX item_year ON item (year, feed, seq);
CREATE INDEX item_section ON item (section) WHERE section IS NOT NULL;
COMMIT;
PRAGMA user_version = 2;
