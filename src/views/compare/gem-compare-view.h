/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemCompareView: the twelve provinces on a map or in a list, coloured by how many subjects their
 * session had or by one theme; the one that is chosen beside it. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_COMPARE_VIEW (gem_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (GemCompareView, gem_compare_view, GEM, COMPARE_VIEW, GtkBin)

GtkWidget *gem_compare_view_new (GemContext *context);

G_END_DECLS
