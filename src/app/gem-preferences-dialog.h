/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPreferencesDialog: what a person can set. What an administrator has set is shown as such. */

#pragma once

#include <handy.h>

G_BEGIN_DECLS

#define GEM_TYPE_PREFERENCES_DIALOG (gem_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    GemPreferencesDialog, gem_preferences_dialog, GEM, PREFERENCES_DIALOG, HdyWindow)

GtkWidget *gem_preferences_dialog_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
