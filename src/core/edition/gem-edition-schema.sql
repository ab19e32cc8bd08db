-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- An edition file. It is written once, by the compiler, and only read after that.
-- "GEM1": what kind of file it is; user_version: the form of its tables.
PRAGMA application_id = 0x47454d31;
PRAGMA user_version = 2;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE section (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  parent TEXT,
  level INTEGER NOT NULL,
  number TEXT,
  title TEXT NOT NULL,
  printed TEXT,
  kind TEXT NOT NULL,
  iso TEXT,
  words INTEGER NOT NULL
);

CREATE TABLE block (
  section TEXT NOT NULL,
  seq INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  kind TEXT NOT NULL,
  depth INTEGER NOT NULL,
  iso TEXT,
  markup TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (section, seq)
) WITHOUT ROWID;

-- Which place speaks of what: target is a gem: address.
CREATE TABLE link (
  target TEXT NOT NULL,
  section_seq INTEGER NOT NULL,
  block_seq INTEGER NOT NULL,
  PRIMARY KEY (target, section_seq, block_seq)
) WITHOUT ROWID;

CREATE TABLE session (
  seq INTEGER PRIMARY KEY,
  iso TEXT NOT NULL UNIQUE,
  province TEXT NOT NULL,
  motto TEXT NOT NULL,
  date TEXT NOT NULL,
  section TEXT NOT NULL
);

CREATE TABLE subject (
  iso TEXT NOT NULL,
  seq INTEGER NOT NULL,
  wording TEXT NOT NULL,
  printed TEXT,
  note TEXT,
  doubtful INTEGER NOT NULL,
  PRIMARY KEY (iso, seq)
) WITHOUT ROWID;

CREATE TABLE subject_theme (
  iso TEXT NOT NULL,
  subject INTEGER NOT NULL,
  theme TEXT NOT NULL,
  PRIMARY KEY (iso, subject, theme)
) WITHOUT ROWID;

CREATE TABLE theme (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL
);

CREATE TABLE reference (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT,
  publisher TEXT,
  place TEXT,
  kind TEXT NOT NULL
);

CREATE TABLE term (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  term TEXT NOT NULL,
  full TEXT,
  meaning TEXT NOT NULL,
  match TEXT NOT NULL -- the spellings in the text, one a line
);

CREATE TABLE commitment (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  section TEXT NOT NULL,
  anchor TEXT,
  year INTEGER NOT NULL,
  opgave TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  holder TEXT
);

-- The Global Goals of the United Nations, and which sections touch them.
CREATE TABLE goal (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  meaning TEXT NOT NULL
);

CREATE TABLE goal_place (
  goal TEXT NOT NULL,
  seq INTEGER NOT NULL,
  section TEXT NOT NULL,
  why TEXT NOT NULL,
  named INTEGER NOT NULL, -- whether the publication itself says so
  PRIMARY KEY (goal, seq)
) WITHOUT ROWID;
