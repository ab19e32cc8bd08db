/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-notes.h"

#include "gem-mark-bar.h"
#include "gem-note-editor.h"
#include "gem-note-words.h"
#include "gem-read-quote.h"
#include "gem-read-view-private.h"
#include "gem-rows.h"
#include "gem-view.h"

#include <glib/gi18n.h>
#include <string.h>

/* So long the end of a section is to be seen before it counts as read, in seconds. */
#define READ_AFTER 2
#define EXCERPT 80

struct _GemReadNotes
{
  GemReadView *view; /* which owns it */
  GemMarkBar *bar;
  GPtrArray *notes;   /* GemNote: of the page, in reading order */
  GPtrArray *loading; /* GemNote: what is loaded so far */
  GPtrArray *wanted;  /* char *: the sections that are still to be asked for; of boxes, too */
  char *to_open;      /* the note to open once it is there */
  char *counted;      /* the section that was counted as read, this visit */
  guint timer;
  gulong changed_id;
  GCancellable *cancellable;
};

static GemReadText *
text_of (GemReadNotes *self)
{
  return gem_read_page_get_text (self->view->page);
}

static GemStore *
store_of (GemReadNotes *self)
{
  return gem_context_get_store (self->view->context);
}

static gboolean
has_text (const GemNote *note)
{
  return note->text != NULL && *note->text != '\0';
}

/* ---- What the page shows ---- */

static void
sign_clicked_cb (GemReadNotes *self, GtkWidget *sign)
{
  gem_read_notes_open (self, gtk_widget_get_name (sign));
}

static void
add_sign (GemReadNotes *self, const GemNote *note, GtkLabel *label)
{
  GtkWidget *sign =
      gtk_button_new_from_icon_name ("accessories-text-editor-symbolic", GTK_ICON_SIZE_MENU);
  g_autofree char *gist = gem_note_words_gist (note);
  /* Translators: %s is how a note begins */
  g_autofree char *name = g_strdup_printf (_ ("Note: %s"), gist);

  gtk_button_set_relief (GTK_BUTTON (sign), GTK_RELIEF_NONE);
  gtk_style_context_add_class (gtk_widget_get_style_context (sign), "gem-note-sign");
  gtk_widget_set_name (sign, note->id);
  gtk_widget_set_tooltip_text (sign, name);
  gem_set_accessible_name (sign, name);
  g_signal_connect_swapped (sign, "clicked", G_CALLBACK (sign_clicked_cb), self);
  gtk_widget_show (sign);
  gem_read_page_add_sign (self->view->page, sign, label, MAX (note->start, 0));
}

/* A screen reader says of a paragraph what is marked in it, and that there is a note. */
static void
describe (GtkLabel *label, const GemNote *note)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (label));
  const char *before = atk_object_get_description (accessible);
  g_autofree char *kind = gem_note_words_kind (note);
  g_autofree char *quote = gem_note_words_excerpt (note->quote, EXCERPT);
  g_autofree char *text = gem_note_words_text (note, EXCERPT);
  g_autoptr (GString) all = g_string_new (before);

  if (all->len > 0)
    g_string_append (all, " ");
  g_string_append_printf (all, "%s.", kind);
  if (*quote != '\0')
    {
      g_string_append_c (all, ' ');
      g_string_append_printf (all, _ ("“%s”"), quote);
    }
  if (*text != '\0')
    g_string_append_printf (all, " %s", text);
  atk_object_set_description (accessible, all->str);
}

static void
show_note (GemReadNotes *self, const GemNote *note)
{
  const char *section = self->view->section->id;
  GtkLabel *first, *last;

  if (note->state == GEM_NOTE_LOST || gem_note_is_bookmark (note))
    return;
  first = gem_read_quote_find_label (self->view->page, section, note->address);
  last = gem_read_quote_find_last (self->view->page, section, note);
  if (first == NULL)
    return;
  if (note->start >= 0 && last != NULL)
    gem_read_text_add_mark (text_of (self), note->id, first, note->start, last, note->end,
                            note->colour);
  describe (first, note);
  if (has_text (note))
    add_sign (self, note, first);
}

static void
show_notes (GemReadNotes *self)
{
  gem_read_text_clear_marks (text_of (self));
  gem_read_text_clear_descriptions (text_of (self));
  gem_read_page_clear_signs (self->view->page);
  for (guint i = 0; i < self->notes->len; i++)
    show_note (self, g_ptr_array_index (self->notes, i));
  gem_place_pane_show_notes (self->view->place, self->notes);
  if (self->to_open != NULL)
    {
      g_autofree char *id = g_steal_pointer (&self->to_open);

      gem_read_notes_open (self, id);
    }
}

/* ---- Loading ---- */

static void load_next (GemReadNotes *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadNotes *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = gem_notes_load_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A store that can't be opened says so in the window; the text can be read without notes. */
  while (notes != NULL && notes->len > 0)
    g_ptr_array_add (self->loading, g_ptr_array_steal_index (notes, 0));
  load_next (self);
}

static void
load_next (GemReadNotes *self)
{
  g_autofree char *address = NULL;
  g_autofree char *section = NULL;
  GemNoteQuery query = { .colour = -1, .sort = "place" };

  if (self->wanted->len == 0)
    {
      g_ptr_array_unref (self->notes);
      self->notes = g_steal_pointer (&self->loading);
      show_notes (self);
      return;
    }
  section = g_ptr_array_steal_index (self->wanted, 0);
  address = g_strdup_printf ("gem:section/%s", section);
  query.address = address;
  gem_notes_load_async (store_of (self), gem_context_get_edition (self->view->context), &query,
                        self->cancellable, loaded_cb, self);
}

static void
cancel (GemReadNotes *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/* The notes of a page are those of its section and of the boxes on it. */
static void
load (GemReadNotes *self)
{
  const GemSection *section = self->view->section;
  GPtrArray *sections;

  if (section == NULL || self->view->loading)
    return;
  cancel (self);
  g_clear_pointer (&self->loading, g_ptr_array_unref);
  self->loading = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_free);
  g_ptr_array_set_size (self->wanted, 0);
  g_ptr_array_add (self->wanted, g_strdup (section->id));
  sections = gem_edition_get_sections (gem_context_get_edition (self->view->context));
  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *box = g_ptr_array_index (sections, i);

      if (g_str_equal (box->kind, "box") && g_strcmp0 (box->parent, section->id) == 0)
        g_ptr_array_add (self->wanted, g_strdup (box->id));
    }
  load_next (self);
}

/**
 * gem_read_notes_show_page:
 * @self: the notes of a view
 *
 * The page has all that belongs on it; its notes follow.
 */
void
gem_read_notes_show_page (GemReadNotes *self)
{
  if (self->changed_id == 0)
    self->changed_id =
        g_signal_connect_swapped (store_of (self), "notes-changed", G_CALLBACK (load), self);
  load (self);
}

/**
 * gem_read_notes_clear:
 * @self: the notes of a view
 *
 * Another page is on its way.
 */
void
gem_read_notes_clear (GemReadNotes *self)
{
  cancel (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->counted, g_free);
  g_ptr_array_set_size (self->notes, 0);
  gem_read_notes_dismiss (self);
}

/* ---- Writing ---- */

static void
removed_cb (GemReadView *view, const GemNote *note)
{
  g_autofree char *undo = g_strconcat ("win.restore-note::", note->id, NULL);

  gem_view_tell (GEM_VIEW (view), _ ("The note is deleted."), undo);
}

/* What was written about is marked now, where it is. */
static void
editor_closed_cb (GemReadView *view)
{
  gem_read_text_unselect (gem_read_page_get_text (view->page));
}

static void
open_editor (GemReadNotes *self, const GemNote *note, const GdkRectangle *area)
{
  GemNoteEditor *editor =
      gem_note_editor_open (GTK_WIDGET (text_of (self)), area, self->view->context, note);

  g_signal_connect_object (editor, "removed", G_CALLBACK (removed_cb), self->view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "closed", G_CALLBACK (editor_closed_cb), self->view,
                           G_CONNECT_SWAPPED);
}

static const GemNote *
find (GemReadNotes *self, const char *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (g_str_equal (((GemNote *) g_ptr_array_index (self->notes, i))->id, id))
      return g_ptr_array_index (self->notes, i);
  return NULL;
}

/* The area of a note without a mark: the first line of its paragraph. */
static gboolean
get_label_area (GemReadNotes *self, GtkLabel *label, GdkRectangle *area)
{
  int x, y;

  if (label == NULL || !gtk_widget_get_mapped (GTK_WIDGET (label)) ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (label), GTK_WIDGET (text_of (self)), 0, 0, &x,
                                         &y))
    return FALSE;
  area->x = x;
  area->y = y;
  area->width = gtk_widget_get_allocated_width (GTK_WIDGET (label));
  area->height = MIN (24, gtk_widget_get_allocated_height (GTK_WIDGET (label)));
  return TRUE;
}

/**
 * gem_read_notes_open:
 * @self: the notes of a view
 * @id: a note on the page; one that is not there yet is opened when it comes
 */
void
gem_read_notes_open (GemReadNotes *self, const char *id)
{
  const GemNote *note = find (self, id);
  GdkRectangle area = { 0, 0, 1, 1 };

  if (note == NULL)
    {
      g_free (self->to_open);
      self->to_open = self->loading != NULL ? g_strdup (id) : NULL;
      return;
    }
  if (gem_read_text_get_mark_area (text_of (self), id, &area) ||
      get_label_area (self,
                      gem_read_quote_find_label (self->view->page, self->view->section->id,
                                                 note->address),
                      &area))
    gem_read_page_show_area (self->view->page, &area);
  open_editor (self, note, &area);
}

/* What is selected, or the place where the person is. */
static GemNote *
make_note (GemReadNotes *self)
{
  GemReadView *view = self->view;
  GtkLabel *title = gem_read_text_get_first_label (text_of (self));
  g_autoptr (GemAddress) place = NULL;
  g_autofree char *uri = NULL;
  GemNote *note = NULL;

  if (view->section != NULL)
    note = gem_read_quote_make_note (view->page, gem_context_get_edition (view->context),
                                     view->section->id);
  if (note != NULL)
    return note;
  place = gem_view_dup_place (GEM_VIEW (view));
  if (place == NULL)
    return NULL;
  uri = gem_address_to_string (place);
  return gem_note_new (uri, title != NULL ? gtk_label_get_text (title) : uri);
}

static gboolean
write_note (GemReadNotes *self)
{
  g_autoptr (GemNote) note = make_note (self);
  GdkRectangle area = { 0, 0, 1, 1 };

  if (note == NULL)
    return FALSE;
  gem_read_notes_dismiss (self);
  if (note->quote != NULL)
    note->colour = 0;
  if (!gem_read_text_get_selection_area (text_of (self), &area))
    get_label_area (self, gem_read_text_get_first_label (text_of (self)), &area);
  else
    gem_read_page_show_area (self->view->page, &area);
  open_editor (self, note, &area);
  return TRUE;
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemReadView) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemNote) note = gem_notes_save_finish (GEM_STORE (source), result, &error);

  if (note == NULL)
    gem_view_tell (GEM_VIEW (view), error->message, NULL);
}

/* The same words again only change their colour. */
static gboolean
mark (GemReadNotes *self, int colour)
{
  g_autoptr (GemNote) note = make_note (self);

  if (note == NULL || note->quote == NULL)
    {
      gem_view_tell (GEM_VIEW (self->view),
                     _ ("Nothing is marked yet. Select some words in the text first."), NULL);
      return TRUE;
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      const GemNote *other = g_ptr_array_index (self->notes, i);

      if (g_strcmp0 (other->quote, note->quote) == 0 && g_str_equal (other->address, note->address))
        {
          gem_note_free (note);
          note = gem_note_copy (other);
          break;
        }
    }
  note->colour = colour;
  gem_read_text_unselect (text_of (self));
  gem_notes_save_async (store_of (self), note, marked_cb, g_object_ref (self->view));
  return TRUE;
}

static void
chosen_cb (GemReadNotes *self, int colour)
{
  if (colour == GEM_NOTE_NO_COLOUR)
    write_note (self);
  else
    mark (self, colour);
}

static void
offer (GemReadNotes *self, gboolean with_focus)
{
  GdkRectangle area;

  if (self->view->section != NULL && gem_store_can_write (store_of (self)) &&
      gem_read_text_get_selection_area (text_of (self), &area))
    gem_mark_bar_offer (self->bar, &area, with_focus);
  else if (with_focus)
    mark (self, 0);
}

static void
selected_cb (GemReadNotes *self)
{
  offer (self, FALSE);
}

static void
selection_changed_cb (GemReadNotes *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    gtk_popover_popdown (GTK_POPOVER (self->bar));
}

/**
 * gem_read_notes_dismiss:
 * @self: the notes of a view
 *
 * Returns: whether something was offered for the selection, which is taken away
 */
gboolean
gem_read_notes_dismiss (GemReadNotes *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->bar));
  return TRUE;
}

/* ---- Read or not ---- */

static void
set_read (GemReadNotes *self, gboolean is_read)
{
  g_free (self->counted);
  self->counted = g_strdup (self->view->section->id);
  gem_notes_set_read_async (store_of (self), self->counted, is_read, NULL, NULL);
}

static gboolean
timer_cb (gpointer data)
{
  GemReadNotes *self = data;
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self->view));

  /* Who looks at another window does not read. */
  if (!gtk_window_is_active (GTK_WINDOW (window)))
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  if (self->view->section != NULL && gem_read_page_is_at_end (self->view->page))
    set_read (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
watch_end (GemReadNotes *self)
{
  GemReadView *view = self->view;
  GSettings *settings = view->context != NULL ? gem_context_get_settings (view->context) : NULL;
  gboolean at_end = view->section != NULL && !view->loading && settings != NULL &&
                    g_strcmp0 (self->counted, view->section->id) != 0 &&
                    g_settings_get_boolean (settings, "keep-read") &&
                    gem_store_can_write (store_of (self)) && gem_read_page_is_at_end (view->page);

  if (!at_end)
    g_clear_handle_id (&self->timer, g_source_remove);
  else if (self->timer == 0)
    self->timer = g_timeout_add_seconds (READ_AFTER, timer_cb, self);
}

/* ---- */

/**
 * gem_read_notes_run:
 * @self: the notes of a view
 * @command: as gem_view_run() has it, or `mark`, `mark-` and the key of a colour, `toggle-read`
 *
 * Returns: whether it did something
 */
gboolean
gem_read_notes_run (GemReadNotes *self, const char *command)
{
  if (g_str_equal (command, "note"))
    return write_note (self);
  if (g_str_equal (command, "mark"))
    {
      offer (self, TRUE);
      return TRUE;
    }
  if (g_str_has_prefix (command, "mark-"))
    return mark (self, gem_note_find_colour (command + strlen ("mark-")));
  if (g_str_equal (command, "toggle-read") && self->view->section != NULL)
    {
      set_read (self, !gem_contents_is_read (self->view->contents, self->view->section->id));
      return TRUE;
    }
  return FALSE;
}

static void
mark_activated_cb (GemReadNotes *self, const char *id)
{
  gem_read_notes_open (self, id);
}

/**
 * gem_read_notes_new:
 * @view: a view, with its page
 *
 * Returns: (transfer full): its notes
 */
GemReadNotes *
gem_read_notes_new (GemReadView *view)
{
  GemReadNotes *self = g_new0 (GemReadNotes, 1);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view->page));

  self->view = view;
  self->cancellable = g_cancellable_new ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_free);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->bar = GEM_MARK_BAR (g_object_ref (gem_mark_bar_new (GTK_WIDGET (text_of (self)))));
  g_signal_connect_swapped (self->bar, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (text_of (self), "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (text_of (self), "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (text_of (self), "mark-activated", G_CALLBACK (mark_activated_cb), self);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (watch_end), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (watch_end), self);
  return self;
}

/**
 * gem_read_notes_free:
 * @self: (transfer full): the notes of a view that is still there
 */
void
gem_read_notes_free (GemReadNotes *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->view->page));

  g_signal_handlers_disconnect_by_data (adjustment, self);
  g_signal_handlers_disconnect_by_data (text_of (self), self);
  g_signal_handlers_disconnect_by_data (self->bar, self);
  gtk_widget_destroy (GTK_WIDGET (self->bar));
  if (self->changed_id != 0)
    g_signal_handler_disconnect (store_of (self), self->changed_id);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->bar);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->loading, g_ptr_array_unref);
  g_ptr_array_unref (self->wanted);
  g_free (self->to_open);
  g_free (self->counted);
  g_free (self);
}
