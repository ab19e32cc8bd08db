-- SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What an item is recognised by before it is read: a digest of the bytes that it was read from, and of the rules by
-- which it was (gem-feed-known.h); NULL where it is not known. The index holds all that is needed to recognise a feed.
ALTER TABLE item ADD COLUMN bytes BLOB;
CREATE INDEX item_bytes ON item (feed, seq, bytes);
