/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Presentations that are shown, from the view or from a file, and what was not saved when the program
 * stopped. */

#include "gem-window-private.h"

#include "deck/gem-deck-json.h"
#include "present/gem-presentation.h"

#include <glib/gi18n.h>

/* A file on its way to the screen. */
typedef struct
{
  char *path;
  GemContext *context;
  GPtrArray *faults;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_object_unref (opening->context);
  g_ptr_array_unref (opening->faults);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autofree char *folder = g_path_get_dirname (opening->path);
  GError *error = NULL;
  GemDeck *deck = gem_deck_load (opening->path, opening->faults, &error);

  if (deck == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  gem_deck_check (deck, gem_context_get_edition (opening->context),
                  gem_context_get_sessions (opening->context), folder, opening->faults);
  g_task_return_pointer (task, deck, g_object_unref);
}

/* The person comes back to the slide where the talk ended. */
static void
ended_cb (GemWindow *self, guint slide, GemPresentation *presentation)
{
  g_autofree char *name = NULL;

  if (self->presentation == presentation)
    {
      g_clear_object (&self->presentation);
      name = g_steal_pointer (&self->presented);
    }
  if (name != NULL)
    {
      g_autoptr (GemAddress) deck = gem_address_new (GEM_ADDRESS_PRESENT, name);
      g_autofree char *number = g_strdup_printf ("%u", slide + 1);
      g_autoptr (GemAddress) address = gem_address_with_param (deck, "slide", number);

      gem_window_show_address (self, address);
    }
  gtk_window_deiconify (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}

static void
start (GemWindow *self, GemDeck *deck, const char *folder, const char *name, guint slide)
{
  if (self->presentation != NULL)
    gem_presentation_end (self->presentation);
  g_free (self->presented);
  self->presented = g_strdup (name);
  self->presentation = gem_presentation_start (self->context, deck, folder, slide,
                                               gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (self->presentation, "ended", G_CALLBACK (ended_cb), self,
                           G_CONNECT_SWAPPED);
  /* The speaker's desk is clear, whatever the window manager thinks of windows that come by themselves. */
  gtk_window_iconify (GTK_WINDOW (self));
}

/**
 * gem_window_present_deck:
 * @self: a window
 * @deck: what to show
 * @name: (nullable): of the deck in the library; %NULL for one that is not in it
 * @slide: the slide to begin at, from 0
 */
void
gem_window_present_deck (GemWindow *self, GemDeck *deck, const char *name, guint slide)
{
  g_return_if_fail (GEM_IS_WINDOW (self) && GEM_IS_DECK (deck) && self->context != NULL);

  start (self, deck, gem_deck_library_get_folder (gem_context_get_decks (self->context)), name,
         slide);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemWindow *self = GEM_WINDOW (source);
  const Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autofree char *folder = g_path_get_dirname (opening->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeck) deck = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (deck == NULL)
    {
      g_autofree char *name = g_filename_display_name (opening->path);
      g_autofree char *text =
          g_strdup_printf (_ ("The presentation “%s” can't be opened: %s"), name, error->message);

      gem_window_show_message (self, text);
      return;
    }
  if (opening->faults->len > 0)
    {
      g_autofree char *text = gem_deck_describe_faults (opening->faults);

      gem_window_show_message (self, text);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (deck)) == 0)
    {
      gem_window_show_message (self,
                               _ ("This presentation has no slides, so there is nothing to show."));
      return;
    }
  start (self, deck, folder, NULL, 0);
}

/**
 * gem_window_present_file:
 * @self: a window
 * @path: the file of a presentation
 *
 * Presents it, with what is right in it, and tells what is not. While the program is starting, that waits.
 */
void
gem_window_present_file (GemWindow *self, const char *path)
{
  Opening *opening;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_WINDOW (self) && path != NULL);

  if (self->context == NULL)
    {
      g_free (self->pending_show);
      self->pending_show = g_strdup (path);
      return;
    }
  opening = g_new0 (Opening, 1);
  task = g_task_new (self, self->cancellable, opened_cb, NULL);
  opening->path = g_canonicalize_filename (path, NULL);
  opening->context = g_object_ref (self->context);
  opening->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_task_set_source_tag (task, gem_window_present_file);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemWindow) self = data;
  g_auto (GStrv) names = gem_deck_library_recover_finish (GEM_DECK_LIBRARY (source), result, NULL);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (self->context == NULL || names == NULL || names[0] == NULL)
    return;
  list = g_strjoinv ("”, “", names);
  text =
      g_strdup_printf (_ ("The program stopped before your last changes were saved. They are back, "
                          "in “%s”."),
                       list);
  gem_window_show_message (self, text);
}

/**
 * gem_window_recover_decks:
 * @self: a window whose context was just opened
 *
 * Brings back what was not saved of presentations when the program stopped, and says so. From then on, it says
 * what can't be saved.
 */
void
gem_window_recover_decks (GemWindow *self)
{
  GemDeckLibrary *library = gem_context_get_decks (self->context);

  g_signal_connect_object (library, "trouble", G_CALLBACK (gem_window_show_message), self,
                           G_CONNECT_SWAPPED);
  gem_deck_library_recover_async (library, NULL, recovered_cb, g_object_ref (self));
}

/**
 * gem_window_flush_decks:
 * @self: a window
 *
 * Writes what is not written yet of presentations, before the context goes.
 */
void
gem_window_flush_decks (GemWindow *self)
{
  if (self->context != NULL)
    gem_deck_library_flush (gem_context_get_decks (self->context));
}
