/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What laying an issue aside and taking it in share. */

#pragma once

#include "store/gem-snapshot.h"
#include "store/gem-store-private.h"

G_BEGIN_DECLS

struct _GemSnapshot
{
  GemStore *store;
  GemSqlite *db;
  char *url;
  gint64 feed; /* 0 where the store does not have it */
  gint64 rev;  /* the feed's last revision when the first page was laid aside; 0 for none */
  gint64 seq;  /* of the last item */
  int items;
};

gboolean gem_snapshot_refuse_race (GError **error);

G_END_DECLS
