/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemReadView: reading the publication: contents, text, and the pages of reports and terms. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_READ_VIEW (gem_read_view_get_type ())
G_DECLARE_FINAL_TYPE (GemReadView, gem_read_view, GEM, READ_VIEW, GtkBin)

GtkWidget *gem_read_view_new (GemContext *context);

G_END_DECLS
