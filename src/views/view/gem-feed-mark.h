/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The mark of a feed: a colour that the person chose, never without its letter. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *gem_feed_mark_letter (int colour);
const char *gem_feed_mark_name (int colour);
const char *gem_feed_mark_class (int colour);
GtkWidget *gem_feed_mark_new (int colour);

G_END_DECLS
