/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Bookmarks and notes of whatever place the window shows, and taking things back. */

#include "gem-note-editor.h"
#include "gem-note-words.h"
#include "gem-window-private.h"

#include <glib/gi18n.h>

#define ITEM_TITLE 120
/* What stands at both sides of the buttons of a message, in pixels. */
#define MESSAGE_MARGIN 40

/* A place on its way to a bookmark. */
typedef struct
{
  GemWindow *window;
  char *address;
  char *title;
  gboolean write; /* a note is to be written about it, instead of a bookmark */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->window);
  g_free (job->address);
  g_free (job->title);
  g_free (job);
}

static void
say_with_undo (GemWindow *self, const char *text, const char *action, const char *id)
{
  g_autofree char *undo = g_strdup_printf ("win.%s::%s", action, id);

  gem_window_show_message_with_undo (self, text, undo);
}

/* ---- What a place is called ---- */

/* What the edition in memory knows; NULL where it has to be looked up. */
static char *
find_title (GemContext *context, const GemAddress *address)
{
  GemEdition *edition = gem_context_get_edition (context);
  GemEdition *sessions = gem_context_get_sessions (context);
  const char *id = gem_address_get_id (address);
  const GemSection *section;
  const GemSession *session;
  const GemTheme *theme;
  GemEditionList list;

  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_SECTION:
      section = gem_edition_find_section (edition, id);
      return section != NULL ? g_strdup (section->title) : NULL;
    case GEM_ADDRESS_PROVINCE:
      session = gem_edition_find_session (sessions, id);
      return session != NULL ? g_strdup (session->province) : NULL;
    case GEM_ADDRESS_THEME:
      theme = gem_edition_find_theme (sessions, id);
      return theme != NULL ? g_strdup (theme->name) : NULL;
    case GEM_ADDRESS_AGENDA:
      return id != NULL ? g_strdup_printf (_ ("Agenda %s"), id) : g_strdup (_ ("Agenda"));
    case GEM_ADDRESS_LIST:
      if (g_str_equal (id, "notes"))
        return g_strdup (_ ("My notes"));
      return gem_edition_find_list (id, &list) ? g_strdup (gem_edition_list_title (list)) : NULL;
    case GEM_ADDRESS_ITEM:
    case GEM_ADDRESS_REFERENCE:
    case GEM_ADDRESS_TERM:
    case GEM_ADDRESS_GOAL:
      return NULL;
    case GEM_ADDRESS_COMPARE:
    case GEM_ADDRESS_SEARCH:
    case GEM_ADDRESS_HOME:
    default:
      {
        g_autofree char *uri = gem_address_to_string (address);

        return gem_note_words_path (edition, uri);
      }
    }
}

/* Items and entries are looked up in a worker. */
static void
look_up_title (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GemContext *context = source;
  const GemAddress *address = task_data;
  g_autofree char *uri = gem_address_to_string (address);
  char *title = NULL;

  if (gem_address_get_kind (address) == GEM_ADDRESS_ITEM)
    {
      g_autoptr (GemItemPage) page =
          gem_store_load_item_page (gem_context_get_store (context),
                                    gem_address_get_param (address, "feed"),
                                    gem_address_get_id (address), cancellable, NULL);
      const GemItem *item = page != NULL ? gem_item_page_get_last (page) : NULL;

      if (item != NULL)
        title = gem_note_words_excerpt (item->title != NULL && *item->title != '\0' ? item->title
                                                                                    : item->text,
                                        ITEM_TITLE);
    }
  else
    {
      g_autoptr (GemEntry) entry =
          gem_edition_load_entry (gem_context_get_edition (context), address, NULL, NULL);

      if (entry != NULL)
        title = g_strdup (entry->title);
    }
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = gem_note_words_path (gem_context_get_edition (context), uri);
    }
  g_task_return_pointer (task, title, g_free);
}

/* ---- Bookmarks ---- */

static void
bookmarked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemNote) note = gem_notes_save_finish (GEM_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (note == NULL)
    gem_window_show_message (job->window, error->message);
  else
    {
      text = g_strdup_printf (_ ("“%s” is a bookmark now."), note->title);
      say_with_undo (job->window, text, "remove-note", note->id);
    }
  job_free (job);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (gem_notes_remove_finish (GEM_STORE (source), result, &error))
    say_with_undo (job->window, _ ("The bookmark is gone."), "restore-note", job->address);
  else
    gem_window_show_message (job->window, error->message);
  job_free (job);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = gem_notes_load_finish (GEM_STORE (source), result, &error);
  g_autoptr (GemNote) note = NULL;

  if (notes == NULL)
    {
      gem_window_show_message (job->window, error->message);
      job_free (job);
      return;
    }
  for (guint i = 0; i < notes->len; i++)
    {
      const GemNote *other = g_ptr_array_index (notes, i);

      if (!g_str_equal (other->address, job->address))
        continue;
      g_free (job->address);
      job->address = g_strdup (other->id);
      gem_notes_remove_async (GEM_STORE (source), other->id, removed_cb, job);
      return;
    }
  note = gem_note_new (job->address, job->title);
  gem_notes_save_async (GEM_STORE (source), note, bookmarked_cb, job);
}

static void
go_on (Job *job)
{
  GemWindow *self = job->window;
  const GemNoteQuery query = { .colour = -1, .kind = "bookmark" };
  g_autoptr (GemNote) note = NULL;

  if (self->context == NULL)
    {
      job_free (job);
      return;
    }
  if (!job->write)
    {
      gem_notes_load_async (gem_context_get_store (self->context),
                            gem_context_get_edition (self->context), &query, self->cancellable,
                            found_cb, job);
      return;
    }
  note = gem_note_new (job->address, job->title);
  g_signal_connect_object (gem_note_editor_open (self->menu_button, NULL, self->context, note),
                           "removed", G_CALLBACK (gem_window_tell_removed), self,
                           G_CONNECT_SWAPPED);
  job_free (job);
}

static void
titled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;

  job->title = g_task_propagate_pointer (G_TASK (result), NULL);
  if (job->title == NULL)
    job->title = g_strdup (job->address);
  go_on (job);
}

static void
start (GemWindow *self, gboolean write)
{
  GemView *view = gem_window_get_view (self);
  g_autoptr (GemAddress) place = view != NULL ? gem_view_dup_place (view) : NULL;
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (place == NULL)
    return;
  job = g_new0 (Job, 1);
  job->window = g_object_ref (self);
  job->address = gem_address_to_string (place);
  job->write = write;
  job->title = find_title (self->context, place);
  if (job->title != NULL)
    {
      go_on (job);
      return;
    }
  task = g_task_new (self->context, self->cancellable, titled_cb, job);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_steal_pointer (&place), (GDestroyNotify) gem_address_unref);
  g_task_run_in_thread (task, look_up_title);
}

static void
bookmark_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  start (data, FALSE);
}

/* ---- Taking back ---- */

static void
put_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (gem_notes_restore_finish (GEM_STORE (source), result, &error))
    gem_window_show_message (self, _ ("It is back."));
  else
    gem_window_show_message (self, error->message);
}

static void
restore_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  if (self->context != NULL)
    gem_notes_restore_async (gem_context_get_store (self->context),
                             g_variant_get_string (parameter, NULL), put_back_cb,
                             g_object_ref (self));
}

static void
taken_away_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (gem_notes_remove_finish (GEM_STORE (source), result, &error))
    gem_window_show_message (self, _ ("It is gone again."));
  else
    gem_window_show_message (self, error->message);
}

static void
remove_note_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  if (self->context != NULL)
    gem_notes_remove_async (gem_context_get_store (self->context),
                            g_variant_get_string (parameter, NULL), taken_away_cb,
                            g_object_ref (self));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_window_undo (data);
}

/**
 * gem_window_adapt_message:
 * @self: a window
 *
 * Where it is narrow, the message stands above its buttons, and these above each other where they have to.
 */
void
gem_window_adapt_message (GemWindow *self)
{
  gboolean narrow = hdy_view_switcher_title_get_title_visible (self->switcher_title);
  GtkOrientable *content = GTK_ORIENTABLE (gtk_info_bar_get_content_area (self->message_bar));
  GtkOrientable *buttons = GTK_ORIENTABLE (self->message_buttons);
  int width;

  gtk_orientable_set_orientation (content,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (buttons, GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_get_preferred_width (self->message_buttons, &width, NULL);
  if (narrow && width + MESSAGE_MARGIN > gtk_widget_get_allocated_width (GTK_WIDGET (self)))
    gtk_orientable_set_orientation (buttons, GTK_ORIENTATION_VERTICAL);
}

/**
 * gem_window_tell_removed:
 * @self: a window
 * @note: a note that an editor has deleted
 */
void
gem_window_tell_removed (GemWindow *self, const GemNote *note)
{
  say_with_undo (self, _ ("The note is deleted."), "restore-note", note->id);
}

/**
 * gem_window_write_note:
 * @self: a window
 *
 * Lets the person write about the place that is shown, where its view has no better way.
 */
void
gem_window_write_note (GemWindow *self)
{
  g_return_if_fail (GEM_IS_WINDOW (self));

  start (self, TRUE);
}

/**
 * gem_window_add_note_actions:
 * @self: a window
 */
void
gem_window_add_note_actions (GemWindow *self)
{
  static const GActionEntry entries[] = {
    { "bookmark", bookmark_cb },
    { "restore-note", restore_note_cb, "s" },
    { "remove-note", remove_note_cb, "s" },
    { "undo", undo_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
