/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Fills lists with rows between two frames, so that no frame is held however many rows there are, and
 * however slow the machine is. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_ROW_FEEDER (gem_row_feeder_get_type ())
G_DECLARE_FINAL_TYPE (GemRowFeeder, gem_row_feeder, GEM, ROW_FEEDER, GObject)

/**
 * GemRowFeederFunc:
 * @data: what was given with it
 *
 * Makes the next row, or passes over one that is not needed: a call does the work of one row at most.
 *
 * Returns: whether there may be more to do
 */
typedef gboolean (*GemRowFeederFunc) (gpointer data);

/**
 * GemRowKeyFunc:
 * @row: a row
 *
 * Returns: (nullable) (transfer none): what tells the row from others, also after it was made anew
 */
typedef const char *(*GemRowKeyFunc) (GtkListBoxRow *row);

GemRowFeeder *
gem_row_feeder_new (GtkWidget *widget, GemRowFeederFunc make_row, GFunc done, gpointer data);
void gem_row_feeder_start (GemRowFeeder *self);
void gem_row_feeder_stop (GemRowFeeder *self);
gboolean gem_row_feeder_is_running (GemRowFeeder *self);
void gem_row_feeder_keep_focus (GemRowFeeder *self, GemRowKeyFunc key);
void gem_row_feeder_focus_next (GemRowFeeder *self, GtkListBox *list);
void gem_row_feeder_add (GemRowFeeder *self, GtkListBox *list, GtkWidget *row);

G_END_DECLS
