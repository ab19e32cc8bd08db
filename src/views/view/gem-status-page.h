/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemStatusPage: what a view shows when it has nothing to show: what is going on, and the one thing to
 * do next. It looks as libhandy's HdyStatusPage, whose words are not heard by a screen reader. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_STATUS_PAGE (gem_status_page_get_type ())
G_DECLARE_FINAL_TYPE (GemStatusPage, gem_status_page, GEM, STATUS_PAGE, GtkScrolledWindow)

void gem_status_page_add (GemStatusPage *self, GtkWidget *child);
void gem_status_page_set_description (GemStatusPage *self, const char *description);

G_END_DECLS
