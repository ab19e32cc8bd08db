/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the window shows, as a slide: into a presentation, or at once onto the screen of the hall. */

#include "gem-add-slide-dialog.h"
#include "gem-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define ID_LENGTH 36 /* of a UUID */

/* What the view that is seen shows; NULL where that is said. */
static GemDeckSlide *
dup_slide (GemWindow *self)
{
  GemView *view = gem_window_get_view (self);
  g_autoptr (GError) error = NULL;
  GemDeckSlide *slide;

  if (view == NULL)
    return NULL;
  slide = gem_view_dup_slide (view, &error);
  if (slide == NULL)
    gem_window_show_message (self, error->message);
  return slide;
}

static void
added_cb (GemWindow *self, const char *name, GemDeckSlide *slide)
{
  GemDeckFile *file = gem_deck_library_get_open (gem_context_get_decks (self->context), name);
  GemDeck *deck = file != NULL ? gem_deck_file_get_deck (file) : NULL;
  int place = deck != NULL ? gem_deck_find (deck, slide->id) : 0;
  const char *title = deck != NULL ? gem_deck_get_title (deck) : name;
  g_autofree char *text =
      g_strdup_printf (_ ("Added to “%s” as slide %d. Alt+4 goes there."), title, place + 1);
  g_autofree char *undo = g_strdup_printf ("win.take-slide-out::%s%s", slide->id, name);

  gem_window_show_message_with_undo (self, text, undo);
}

static void
add_slide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;
  g_autoptr (GemDeckSlide) slide = dup_slide (self);
  GemAddSlideDialog *dialog;

  if (slide == NULL)
    return;
  dialog = gem_add_slide_dialog_new (GTK_WINDOW (self), self->context, slide);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- taking it back --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *id = data;
  g_autoptr (GemDeckFile) file =
      gem_deck_library_open_finish (GEM_DECK_LIBRARY (source), result, NULL, NULL);
  int place = file != NULL ? gem_deck_find (gem_deck_file_get_deck (file), id) : -1;

  if (place >= 0)
    gem_deck_remove (gem_deck_file_get_deck (file), (guint) place);
}

static void
take_slide_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;
  const char *what = g_variant_get_string (parameter, NULL);

  if (self->context == NULL || strlen (what) <= ID_LENGTH)
    return;
  gem_deck_library_open_async (gem_context_get_decks (self->context), what + ID_LENGTH, NULL,
                               opened_cb, g_strndup (what, ID_LENGTH));
}

/* --- at once --- */

static void
present (GemWindow *self, const char *command)
{
  GemView *view = gem_window_get_view (self);
  g_autoptr (GemDeckSlide) slide = NULL;
  g_autoptr (GemDeck) deck = NULL;

  if (view == NULL || gem_view_run (view, command))
    return;
  slide = dup_slide (self);
  if (slide == NULL)
    return;
  deck = gem_deck_new (NULL);
  gem_deck_insert (deck, 0, slide, NULL);
  gem_window_present_deck (self, deck, NULL, 0);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present (data, "present");
}

static void
present_here_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present (data, "present-here");
}

/**
 * gem_window_add_slide_actions:
 * @self: a new window
 */
void
gem_window_add_slide_actions (GemWindow *self)
{
  static const GActionEntry entries[] = {
    { "add-slide", add_slide_cb },
    { "take-slide-out", take_slide_out_cb, "s" },
    { "present", present_cb },
    { "present-here", present_here_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
