/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-decks-page-private.h"

#include "gem-deck-paperwork.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

enum
{
  OPEN,
  PRESENT,
  FAULTS,
  TELL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemDecksPage, gem_decks_page, GTK_TYPE_SCROLLED_WINDOW)

static GemDeckLibrary *
library_of (GemDecksPage *self)
{
  return gem_context_get_decks (self->context);
}

void
gem_decks_page_tell (GemDecksPage *self, const char *text, const char *undo)
{
  g_signal_emit (self, signals[TELL], 0, text, undo);
}

void
gem_decks_page_fail (GemDecksPage *self, const char *what, const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", what, error->message);

  gem_decks_page_tell (self, text, NULL);
}

void
gem_decks_page_open (GemDecksPage *self, const char *name)
{
  g_signal_emit (self, signals[OPEN], 0, name);
}

void
gem_decks_page_present (GemDecksPage *self, GemDeck *deck)
{
  g_signal_emit (self, signals[PRESENT], 0, deck);
}

/* --- the list --- */

static const char *
get_focused (GemDecksPage *self)
{
  GtkWidget *row = gtk_container_get_focus_child (GTK_CONTAINER (self->list));

  return row != NULL ? gem_deck_row_get_name (GTK_LIST_BOX_ROW (row)) : NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemDecksPage) self = data;
  g_autoptr (GPtrArray) entries =
      gem_deck_library_list_finish (GEM_DECK_LIBRARY (source), result, NULL);
  g_autofree char *focused = NULL;

  self->listing = FALSE;
  if (entries == NULL || self->list == NULL)
    return;
  focused = g_strdup (get_focused (self));
  gem_container_clear (GTK_CONTAINER (self->list));
  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *row = gem_deck_row_new (g_ptr_array_index (entries, i));

      gtk_container_add (GTK_CONTAINER (self->list), row);
      if (g_strcmp0 (focused, gem_deck_row_get_name (GTK_LIST_BOX_ROW (row))) == 0)
        gtk_widget_grab_focus (row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), entries->len > 0);
  gtk_widget_set_visible (self->none, entries->len == 0);
  if (self->again)
    gem_decks_page_update (self);
}

/**
 * gem_decks_page_update:
 * @self: a page
 *
 * Reads which decks there are.
 */
void
gem_decks_page_update (GemDecksPage *self)
{
  g_return_if_fail (GEM_IS_DECKS_PAGE (self));

  self->again = self->listing;
  if (self->listing)
    return;
  self->listing = TRUE;
  gem_deck_library_list_async (library_of (self), self->cancellable, listed_cb,
                               g_object_ref (self));
}

static void
changed_cb (GemDecksPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gem_decks_page_update (self);
}

static void
activated_cb (GemDecksPage *self, GtkListBoxRow *row)
{
  gem_decks_page_open (self, gem_deck_row_get_name (row));
}

/* --- new ones --- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemDecksPage) self = data;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name =
      gem_deck_library_add_finish (GEM_DECK_LIBRARY (source), result, &faults, &error);

  if (self->context == NULL)
    return;
  if (name == NULL)
    {
      gem_decks_page_fail (self, _ ("The presentation can't be opened."), error);
      return;
    }
  if (faults->len > 0)
    g_signal_emit (self, signals[FAULTS], 0, faults);
  gem_decks_page_open (self, name);
}

/* Writes a new deck, and opens it. */
void
gem_decks_page_add (GemDecksPage *self, GemDeck *deck)
{
  gem_deck_library_add_async (library_of (self), deck, NULL, added_cb, g_object_ref (self));
}

/**
 * gem_decks_page_import:
 * @self: a page
 * @path: a file
 *
 * Copies it into the library, and opens it there.
 */
void
gem_decks_page_import (GemDecksPage *self, const char *path)
{
  g_return_if_fail (GEM_IS_DECKS_PAGE (self) && path != NULL);

  gem_deck_library_import_async (library_of (self), path, NULL, added_cb, g_object_ref (self));
}

static void
new_cb (GemDecksPage *self)
{
  g_autoptr (GemDeck) deck = gem_deck_new (_ ("New presentation"));
  g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_TITLE);
  g_autoptr (GemDeckSlide) titled =
      gem_deck_slide_with_text (slide, GEM_DECK_FIELD_TITLE, _ ("New presentation"));

  gem_deck_insert (deck, 0, titled, NULL);
  gem_decks_page_add (self, deck);
}

static void
response_cb (GtkNativeDialog *dialog, int response, GemDecksPage *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT
                              ? gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (dialog))
                              : NULL;

  g_object_unref (dialog);
  if (path != NULL)
    gem_decks_page_import (self, path);
  else if (response == GTK_RESPONSE_ACCEPT)
    gem_decks_page_tell (self,
                         _ ("Only a file on this computer can be opened. Save it here first."),
                         NULL);
}

static void
open_file_cb (GemDecksPage *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  GtkFileFilter *filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open a presentation"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_filter_set_name (filter, _ ("Presentations of this program"));
  gtk_file_filter_add_pattern (filter, "*" GEM_DECK_SUFFIX);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- what a row offers --- */

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_decks_page_open (data, g_variant_get_string (parameter, NULL));
}

/* A deck that is opened, and what for. */
typedef struct
{
  GemDecksPage *page;
  void (*then) (GemDecksPage *self, GemDeck *deck);
} Job;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Job *job = data;
  g_autoptr (GemDecksPage) self = job->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeckFile) file =
      gem_deck_library_open_finish (GEM_DECK_LIBRARY (source), result, NULL, &error);

  if (self->context == NULL)
    return;
  if (file == NULL)
    gem_decks_page_fail (self, _ ("The presentation can't be opened."), error);
  else
    job->then (self, gem_deck_file_get_deck (file));
}

static void
with_deck (GemDecksPage *self,
           GVariant *parameter,
           void (*then) (GemDecksPage *self, GemDeck *deck))
{
  Job *job = g_new0 (Job, 1);

  job->page = g_object_ref (self);
  job->then = then;
  gem_deck_library_open_async (library_of (self), g_variant_get_string (parameter, NULL),
                               self->cancellable, opened_cb, job);
}

static void
present (GemDecksPage *self, GemDeck *deck)
{
  if (gem_deck_get_n_slides (deck) > 0)
    gem_decks_page_present (self, deck);
  else
    gem_decks_page_tell (self, _ ("This presentation has no slides, so there is nothing to show."),
                         NULL);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_deck (data, parameter, present);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_deck (data, parameter, gem_decks_page_add);
}

static void
saved_cb (const char *message, gpointer data)
{
  g_autoptr (GemDecksPage) self = data;

  if (message != NULL && self->context != NULL)
    gem_decks_page_tell (self, message, NULL);
}

static void
copy (GemDecksPage *self, GemDeck *deck)
{
  gem_deck_save_as (GTK_WIDGET (self), self->context, deck, "copy", saved_cb, g_object_ref (self));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  with_deck (data, parameter, copy);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemDecksPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = gem_deck_library_move_finish (GEM_DECK_LIBRARY (source), result, &error);

  if (self->context == NULL)
    return;
  if (token == NULL)
    {
      gem_decks_page_fail (self, _ ("The presentation can't be removed."), error);
      return;
    }
  g_free (self->removed);
  self->removed = g_steal_pointer (&token);
  gem_decks_page_tell (self, _ ("The presentation is removed."), "win.run::undo");
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemDecksPage *self = data;

  gem_deck_library_remove_async (library_of (self), g_variant_get_string (parameter, NULL), NULL,
                                 removed_cb, g_object_ref (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemDecksPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = gem_deck_library_move_finish (GEM_DECK_LIBRARY (source), result, &error);

  if (self->context == NULL)
    return;
  if (name == NULL)
    gem_decks_page_fail (self, _ ("The presentation can't be brought back."), error);
  else
    gem_decks_page_tell (self, _ ("The presentation is back."), NULL);
}

/**
 * gem_decks_page_undo:
 * @self: a page
 *
 * Brings back what was removed last.
 *
 * Returns: whether there was anything
 */
gboolean
gem_decks_page_undo (GemDecksPage *self)
{
  g_autofree char *token = NULL;

  g_return_val_if_fail (GEM_IS_DECKS_PAGE (self), FALSE);

  token = g_steal_pointer (&self->removed);
  if (token == NULL)
    return FALSE;
  gem_deck_library_restore_async (library_of (self), token, NULL, restored_cb, g_object_ref (self));
  return TRUE;
}

/**
 * gem_decks_page_focus:
 * @self: a page
 *
 * Puts the keyboard on the first thing that can be done.
 */
void
gem_decks_page_focus (GemDecksPage *self)
{
  g_return_if_fail (GEM_IS_DECKS_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- the widget --- */

static void
gem_decks_page_dispose (GObject *object)
{
  GemDecksPage *self = GEM_DECKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->removed, g_free);
  self->list = NULL;
  self->years = NULL;
  G_OBJECT_CLASS (gem_decks_page_parent_class)->dispose (object);
}

static void
gem_decks_page_finalize (GObject *object)
{
  g_object_unref (GEM_DECKS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (gem_decks_page_parent_class)->finalize (object);
}

static void
gem_decks_page_class_init (GemDecksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = gem_decks_page_dispose;
  object_class->finalize = gem_decks_page_finalize;
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[PRESENT] = g_signal_new ("present", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, GEM_TYPE_DECK);
  signals[FAULTS] = g_signal_new ("faults", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[TELL] = g_signal_new ("tell", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-decks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GemDecksPage, ready);
  gtk_widget_class_bind_template_child (widget_class, GemDecksPage, mine);
  gtk_widget_class_bind_template_child (widget_class, GemDecksPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, GemDecksPage, none);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_file_cb);
}

static void
gem_decks_page_init (GemDecksPage *self)
{
  static const GActionEntry entries[] = {
    { "open", open_cb, "s" }, { "present", present_cb, "s" }, { "duplicate", duplicate_cb, "s" },
    { "copy", copy_cb, "s" }, { "remove", remove_cb, "s" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "decks", G_ACTION_GROUP (self->actions));
  gem_flow_box_set_plain (self->buttons, _ ("Presentations"));
}

/**
 * gem_decks_page_new:
 * @context: where the decks are, and what they are made of
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
gem_decks_page_new (GemContext *context)
{
  GemDecksPage *self;
  GtkWidget *heading;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_DECKS_PAGE, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  gem_decks_page_add_ready (self);
  heading = gem_heading_new (_ ("My presentations"), 2);
  gtk_container_add (GTK_CONTAINER (self->mine), heading);
  gtk_box_reorder_child (self->mine, heading, 0);
  self->list = GTK_LIST_BOX (gem_list_new (_ ("My presentations")));
  gtk_widget_hide (GTK_WIDGET (self->list));
  gtk_container_add (GTK_CONTAINER (self->mine), GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (library_of (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (gem_decks_page_update), NULL);
  return GTK_WIDGET (self);
}
