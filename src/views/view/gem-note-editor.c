/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-note-editor.h"

#include "gem-note-tags.h"
#include "gem-note-words.h"
#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* So long after the last letter what was typed is kept, in milliseconds. */
#define SAVE_AFTER 500
#define QUOTE_LENGTH 90
/* What the popover has around its contents, and the least and the most that these are given, in pixels. */
#define FRAME 104
#define LEAST_HEIGHT 160
#define MOST_HEIGHT 560

struct _GemNoteEditor
{
  GtkPopover parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *title;
  GtkWidget *quote;
  GtkTextView *text;
  GtkEntry *tags;
  GtkBox *colour_box;
  GtkComboBoxText *colour;
  GtkWidget *swatch;
  GtkWidget *hint;
  GtkLabel *moments;
  GtkLabel *problem;
  GtkWidget *again_button;
  GtkWidget *remove_button;

  GemContext *context;
  GemNote *note;
  guint timer;
  gboolean filling; /* the widgets are being filled: nobody types */
  gboolean dirty;   /* what the widgets say is not kept yet */
  gboolean saving;
  gboolean removing; /* the person wants it gone */
  gboolean closed;
  GCancellable *cancellable;
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemNoteEditor, gem_note_editor, GTK_TYPE_POPOVER)

static void save (GemNoteEditor *self);

static GemStore *
store_of (GemNoteEditor *self)
{
  return gem_context_get_store (self->context);
}

static void
show_problem (GemNoteEditor *self, const char *text, gboolean can_retry)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_widget_set_visible (self->again_button, can_retry);
  /* What is shown is not what was kept then. */
  gtk_widget_set_visible (GTK_WIDGET (self->moments), !can_retry);
  if (text != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
show_moments (GemNoteEditor *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *created = NULL;
  g_autofree char *modified = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->remove_button,
                            self->note->id != NULL && gem_store_can_write (store_of (self)));
  if (self->note->id == NULL)
    {
      gtk_label_set_text (self->moments, _ ("What you type is kept by itself."));
      return;
    }
  created = gem_words_ago (self->note->created, now);
  modified = gem_words_ago (self->note->modified, now);
  /* Translators: both are such as "5 minutes ago" or "on 3 May 2026" */
  text = g_strdup_printf (_ ("Kept. Made %s, changed %s."), created, modified);
  gtk_label_set_text (self->moments, text);
}

/* What the widgets say becomes the note. */
static void
take (GemNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_free (self->note->text);
  self->note->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  g_strfreev (self->note->tags);
  self->note->tags = gem_note_tags_split (gtk_entry_get_text (self->tags));
  self->note->colour = gtk_combo_box_get_active (GTK_COMBO_BOX (self->colour)) - 1;
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemNoteEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (gem_notes_remove_finish (GEM_STORE (source), result, &error))
    {
      g_signal_emit (self, signals[REMOVED], 0, self->note);
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  self->removing = FALSE;
  show_problem (self, error->message, FALSE);
}

static void
remove_note (GemNoteEditor *self)
{
  gem_notes_remove_async (store_of (self), self->note->id, removed_cb, g_object_ref (self));
}

static gboolean
destroy_later (gpointer data)
{
  gtk_widget_destroy (data);
  return G_SOURCE_REMOVE;
}

/* A popover can't go while it says that it was closed. */
static void
destroy_when_done (GemNoteEditor *self)
{
  if (self->closed && !self->saving && !self->dirty)
    g_idle_add_full (G_PRIORITY_DEFAULT, destroy_later, g_object_ref (self), g_object_unref);
}

static void
fail (GemNoteEditor *self, const GError *error)
{
  /* Translators: %s says why */
  g_autofree char *text = g_strdup_printf (
      _ ("This note could not be kept. %s What you typed stays here: try again, or copy it."),
      error->message);

  self->dirty = TRUE;
  show_problem (self, text, TRUE);
  /* Whoever closed it is shown that something is left to do. */
  if (self->closed && gtk_popover_get_relative_to (GTK_POPOVER (self)) != NULL)
    gtk_popover_popup (GTK_POPOVER (self));
  self->closed = FALSE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemNoteEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemNote) kept = gem_notes_save_finish (GEM_STORE (source), result, &error);

  self->saving = FALSE;
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (kept == NULL)
    {
      fail (self, error);
      return;
    }
  g_free (self->note->id);
  self->note->id = g_strdup (kept->id);
  self->note->created = kept->created;
  self->note->modified = kept->modified;
  show_problem (self, NULL, FALSE);
  show_moments (self);
  if (self->removing)
    remove_note (self);
  else
    save (self);
  destroy_when_done (self);
}

/* A save in flight is followed by another one where more was typed. */
static void
save (GemNoteEditor *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->saving || self->removing || !self->dirty)
    return;
  take (self);
  self->dirty = FALSE;
  self->saving = TRUE;
  gem_notes_save_async (store_of (self), self->note, saved_cb, g_object_ref (self));
}

static gboolean
timer_cb (gpointer data)
{
  GemNoteEditor *self = data;

  self->timer = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GemNoteEditor *self)
{
  if (self->filling)
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SAVE_AFTER, timer_cb, self);
}

static void
colour_cb (GemNoteEditor *self)
{
  gem_note_swatch_set (self->swatch, gtk_combo_box_get_active (GTK_COMBO_BOX (self->colour)) - 1);
  changed_cb (self);
}

static gboolean
focus_out_cb (GemNoteEditor *self)
{
  save (self);
  return GDK_EVENT_PROPAGATE;
}

static void
again_cb (GemNoteEditor *self)
{
  self->dirty = TRUE;
  save (self);
}

static void
remove_cb (GemNoteEditor *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->removing = TRUE;
  self->dirty = FALSE;
  if (!self->saving)
    remove_note (self);
}

static void
done_cb (GemNoteEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
gem_note_editor_closed (GtkPopover *popover)
{
  GemNoteEditor *self = GEM_NOTE_EDITOR (popover);

  self->closed = TRUE;
  save (self);
  destroy_when_done (self);
}

/* The window goes: what was typed last is still given to the store, which writes all that it was given. */
static void
gem_note_editor_destroy (GtkWidget *widget)
{
  GemNoteEditor *self = GEM_NOTE_EDITOR (widget);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->dirty && !self->removing && self->note != NULL)
    {
      take (self);
      gem_notes_save_async (store_of (self), self->note, NULL, NULL);
    }
  self->dirty = FALSE;
  g_cancellable_cancel (self->cancellable);

  GTK_WIDGET_CLASS (gem_note_editor_parent_class)->destroy (widget);
}

static void
gem_note_editor_finalize (GObject *object)
{
  GemNoteEditor *self = GEM_NOTE_EDITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->note, gem_note_free);

  G_OBJECT_CLASS (gem_note_editor_parent_class)->finalize (object);
}

static void
gem_note_editor_class_init (GemNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gem_note_editor_finalize;
  widget_class->destroy = gem_note_editor_destroy;
  GTK_POPOVER_CLASS (klass)->closed = gem_note_editor_closed;

  /**
   * GemNoteEditor::removed:
   * @self: an editor
   * @note: (type GemNote): what is no longer there
   */
  signals[REMOVED] = g_signal_new ("removed", GEM_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, title);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, quote);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, text);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, tags);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, colour_box);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, colour);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, moments);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, again_button);
  gtk_widget_class_bind_template_child (widget_class, GemNoteEditor, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
gem_note_editor_init (GemNoteEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->swatch = gem_note_swatch_new (GEM_NOTE_NO_COLOUR);
  gtk_box_pack_start (self->colour_box, self->swatch, FALSE, FALSE, 0);
  gtk_box_reorder_child (self->colour_box, self->swatch, 0);
  /* The choice beside it says the same. */
  atk_object_set_role (gtk_widget_get_accessible (self->swatch), ATK_ROLE_FILLER);
  for (int i = GEM_NOTE_NO_COLOUR; i < GEM_NOTE_N_COLOURS; i++)
    {
      g_autofree char *words = gem_note_words_colour (i);

      gtk_combo_box_text_append_text (self->colour, words);
    }
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed",
                            G_CALLBACK (changed_cb), self);
}

static void
fill (GemNoteEditor *self)
{
  const GemNote *note = self->note;
  g_autofree char *tags = g_strjoinv (", ", note->tags);
  g_autofree char *quote = gem_note_words_excerpt (note->quote, QUOTE_LENGTH);
  gboolean writable = gem_store_can_write (store_of (self));

  gtk_label_set_text (GTK_LABEL (self->title), note->title);
  gtk_label_set_text (GTK_LABEL (self->quote), quote);
  gtk_widget_set_visible (self->quote, *quote != '\0');
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            note->text != NULL ? note->text : "", -1);
  gtk_entry_set_text (self->tags, tags);
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->colour), note->colour + 1);
  gem_note_swatch_set (self->swatch, note->colour);
  gtk_text_view_set_editable (self->text, writable);
  gtk_editable_set_editable (GTK_EDITABLE (self->tags), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->colour), writable);
  gtk_widget_set_visible (self->hint, writable);
  /* Why, and what to do, is told by the window when it opens, and by the list of notes. */
  if (!writable)
    show_problem (self, _ ("Your notes can only be read now, so nothing can be changed."), FALSE);
  show_moments (self);
}

/* A popover can't leave its window: it goes to the side with the most room, and scrolls where that is not enough. */
static void
fit (GemNoteEditor *self, GtkWidget *beside, const GdkRectangle *area)
{
  GtkWidget *window = gtk_widget_get_toplevel (beside);
  int x, y, above, below, height = gtk_widget_get_allocated_height (beside);

  if (!gtk_widget_translate_coordinates (beside, window, 0, area != NULL ? area->y : 0, &x, &y))
    return;
  above = y;
  below = gtk_widget_get_allocated_height (window) - y - (area != NULL ? area->height : height);
  gtk_popover_set_position (GTK_POPOVER (self), above > below ? GTK_POS_TOP : GTK_POS_BOTTOM);
  gtk_scrolled_window_set_max_content_height (self->scroller, CLAMP (MAX (above, below) - FRAME,
                                                                     LEAST_HEIGHT, MOST_HEIGHT));
}

/**
 * gem_note_editor_open:
 * @beside: what the note is shown beside
 * @area: (nullable): the part of @beside that it is about
 * @context: the context
 * @note: a note, perhaps one that is not stored yet: it is, once something is typed
 *
 * Shows a note, to be written in. The editor goes away by itself.
 *
 * Returns: (transfer none): the editor
 */
GemNoteEditor *
gem_note_editor_open (GtkWidget *beside,
                      const GdkRectangle *area,
                      GemContext *context,
                      const GemNote *note)
{
  GemNoteEditor *self;

  g_return_val_if_fail (GTK_IS_WIDGET (beside) && GEM_IS_CONTEXT (context) && note != NULL, NULL);

  self = g_object_new (GEM_TYPE_NOTE_EDITOR, "relative-to", beside, NULL);
  if (area != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  self->context = g_object_ref (context);
  self->note = gem_note_copy (note);
  fill (self);
  self->filling = FALSE;
  fit (self, beside, area);
  gem_note_tags_complete (self->tags, context, self->cancellable);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return self;
}
