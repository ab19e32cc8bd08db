/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemNotesView: all notes, marks and bookmarks of the person, at `gem:list/notes`: searched, filtered and
 * sorted; from here, one goes to their places. */

#pragma once

#include "context/gem-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_NOTES_VIEW (gem_notes_view_get_type ())
G_DECLARE_FINAL_TYPE (GemNotesView, gem_notes_view, GEM, NOTES_VIEW, GtkBin)

GtkWidget *gem_notes_view_new (GemContext *context);

G_END_DECLS
