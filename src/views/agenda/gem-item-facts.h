/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is known of an agenda item beside its text: the facts, and the files that go with it. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"
#include "feed/gem-item.h"

G_BEGIN_DECLS

GtkWidget *gem_item_facts_new (GemEdition *edition, const GemItem *item);
GtkWidget *gem_item_attachments_new (const GemItem *item);
char *gem_item_facts_dup_heading (const GemItem *item);
char *gem_item_facts_dup_text (GemEdition *edition, const GemItem *item);

G_END_DECLS
