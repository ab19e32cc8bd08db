/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What happened to an agenda item: since the last visit, and in all issues that are remembered. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

char *gem_item_changes_dup_value (GemEdition *edition, const char *key, const char *value);
GtkWidget *gem_item_changes_new (GemEdition *edition, const GemItemChange *change);
GtkWidget *gem_item_gone_new (const GemItemVersion *version);
GtkWidget *gem_item_history_new (GemEdition *edition, GPtrArray *history);

G_END_DECLS
