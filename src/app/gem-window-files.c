/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Files that somebody opens with the program, or drops on its window: agendas, presentations, publications. */

#include "deck/gem-deck-json.h"
#include "decks/gem-decks-view.h"
#include "gem-editions-dialog.h"
#include "gem-window-private.h"

#include <glib/gi18n.h>

/* An agenda is a page in JSON, or the folder that it was published in; all else may be a publication. */
static gboolean
is_agenda (const char *path)
{
  g_autofree char *lower = g_utf8_casefold (path, -1);

  return g_str_has_suffix (lower, ".json") || g_file_test (path, G_FILE_TEST_IS_DIR);
}

/**
 * gem_window_import_file:
 * @self: a window
 * @path: (nullable): a file or folder; %NULL only shows the publications that there are
 *
 * Follows the agenda, or opens the presentation, that the file is; of any other file, shows what was
 * understood of it, and imports it when the person says so.
 */
void
gem_window_import_file (GemWindow *self, const char *path)
{
  GemEditionsDialog *dialog;

  g_return_if_fail (GEM_IS_WINDOW (self));

  if (self->context == NULL)
    {
      g_free (self->pending_import);
      self->pending_import = g_strdup (path);
      return;
    }
  if (path != NULL && g_str_has_suffix (path, GEM_DECK_SUFFIX))
    {
      gem_window_show_view (self, "present");
      gem_decks_view_import (GEM_DECKS_VIEW (gem_window_get_view (self)), path);
      return;
    }
  if (path != NULL && is_agenda (path))
    {
      g_autoptr (GemAddress) address = gem_address_parse ("gem:agenda", NULL);

      gem_window_go (self, address);
      gem_sync_open_file (self->sync, path);
      return;
    }
  dialog = gem_editions_dialog_new (GTK_WINDOW (self), self->context);
  g_signal_connect_object (dialog, "changed", G_CALLBACK (gem_window_reload), self,
                           G_CONNECT_SWAPPED);
  if (path != NULL)
    gem_editions_dialog_import (dialog, path);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
drop_cb (GemWindow *self,
         GdkDragContext *drag,
         int x,
         int y,
         GtkSelectionData *selection,
         guint info,
         guint time)
{
  g_auto (GStrv) uris = gtk_selection_data_get_uris (selection);
  g_autofree char *path =
      uris != NULL && uris[0] != NULL ? g_filename_from_uri (uris[0], NULL, NULL) : NULL;

  if (path != NULL)
    gem_window_import_file (self, path);
  else
    gem_window_show_message (self,
                             _ ("Only a file on this computer can be opened. Save it here first."));
  gtk_drag_finish (drag, path != NULL, FALSE, time);
}

/**
 * gem_window_accept_files:
 * @self: a new window
 *
 * From now on, a file may be dropped on it.
 */
void
gem_window_accept_files (GemWindow *self)
{
  gtk_drag_dest_set (GTK_WIDGET (self), GTK_DEST_DEFAULT_ALL, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_dest_add_uri_targets (GTK_WIDGET (self));
  g_signal_connect (self, "drag-data-received", G_CALLBACK (drop_cb), NULL);
}
