/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The widgets of one block of text. */

#pragma once

#include "edition/gem-edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *gem_read_block_label_new (const GemBlock *block);
GtkWidget *gem_read_block_list_new (const char *name);
GtkWidget *gem_read_block_frame (const GemBlock *block, GtkWidget *label, guint number);
void gem_read_block_watch_links (GtkWidget *label, GCallback callback, gpointer object);

G_END_DECLS
