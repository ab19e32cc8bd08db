/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemThemesDialog: where a person makes themes of their own and puts subjects under others, with undo.
 * What the publication's editors did stays as it is. */

#pragma once

#include <gtk/gtk.h>

#include "compare/gem-compare.h"

G_BEGIN_DECLS

#define GEM_TYPE_THEMES_DIALOG (gem_themes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GemThemesDialog, gem_themes_dialog, GEM, THEMES_DIALOG, GtkDialog)

GtkWidget *gem_themes_dialog_new (GtkWindow *parent, GemCompare *compare, const char *iso);

G_END_DECLS
