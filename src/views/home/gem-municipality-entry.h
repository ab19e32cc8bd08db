/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMunicipalityEntry: one entry that finds a municipality as one types. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_MUNICIPALITY_ENTRY (gem_municipality_entry_get_type ())
G_DECLARE_FINAL_TYPE (GemMunicipalityEntry, gem_municipality_entry, GEM, MUNICIPALITY_ENTRY, GtkBox)

GtkWidget *gem_municipality_entry_new (void);
void gem_municipality_entry_focus (GemMunicipalityEntry *self);

G_END_DECLS
