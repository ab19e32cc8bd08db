/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-deck-editor-private.h"

#include "gem-rows.h"
#include "gem-slide-chooser.h"
#include "gem-status-page.h"

#include <glib/gi18n.h>

/* Bytes of painted slides. */
#define SHELF_ROOM (48 * 1024 * 1024)
#define STAGE_WIDTH 640
#define FIELDS_WIDTH 360
/* From here on, the words stand beside the slide. */
#define SIDE_BY_SIDE 760
/* Below it, buttons have no words. */
#define ROOM_FOR_WORDS 640
#define FIT_WIDTH 1280
#define FIT_HEIGHT 720

enum
{
  MOVED,
  LEAVE,
  GO,
  TELL,
  PRESENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemDeckEditor, gem_deck_editor, GTK_TYPE_BOX)

GemDeck *
gem_deck_editor_get_deck (GemDeckEditor *self)
{
  return self->file != NULL ? gem_deck_file_get_deck (self->file) : NULL;
}

static GemDeckSlide *
get_slide (GemDeckEditor *self)
{
  GemDeck *deck = gem_deck_editor_get_deck (self);

  return deck != NULL && self->position < gem_deck_get_n_slides (deck)
             ? gem_deck_get_slide (deck, self->position)
             : NULL;
}

void
gem_deck_editor_tell (GemDeckEditor *self, const char *text, const char *undo)
{
  g_signal_emit (self, signals[TELL], 0, text, undo);
}

void
gem_deck_editor_present (GemDeckEditor *self, guint position)
{
  g_signal_emit (self, signals[PRESENT], 0, position);
}

/* --- whether it can be read --- */

static void
fit_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_int (task, gem_slide_get_fit (task_data, FIT_WIDTH, FIT_HEIGHT));
}

static void
say_fit (GemDeckEditor *self, const char *text, gboolean problem)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self->fit));

  if (!g_str_equal (gtk_label_get_text (self->fit), text))
    gtk_label_set_text (self->fit, text);
  gtk_widget_set_visible (GTK_WIDGET (self->fit), *text != '\0');
  if (problem)
    gtk_style_context_add_class (style, "gem-problem");
  else
    gtk_style_context_remove_class (style, "gem-problem");
}

static void
fit_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemDeckEditor *self = GEM_DECK_EDITOR (source);
  g_autoptr (GError) error = NULL;
  gssize fit = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL)
    return;
  if (fit == GEM_SLIDE_CUT)
    say_fit (self,
             _ ("Too much for one slide: the end is left out. Take words away, or make two of it."),
             TRUE);
  else if (fit == GEM_SLIDE_FULL)
    say_fit (self, _ ("Full: at the back of the hall this is hard to read. Take words away."),
             TRUE);
  else
    say_fit (self, "", FALSE);
}

/* Laying a slide out takes longer than a frame. */
void
gem_deck_editor_fit (GemDeckEditor *self)
{
  GemDeckSlide *slide = get_slide (self);
  GemSlideContent *content =
      slide != NULL ? gem_slide_shelf_get_content (self->shelf, slide) : NULL;
  const char *fault = slide != NULL ? gem_slide_shelf_get_fault (self->shelf, slide) : NULL;
  g_autoptr (GTask) task = NULL;

  if (content != NULL && content == self->judged)
    return;
  g_cancellable_cancel (self->fitting);
  g_clear_object (&self->fitting);
  g_clear_pointer (&self->judged, gem_slide_content_unref);
  if (fault == NULL && content != NULL)
    fault = gem_slide_content_get_trouble (content);
  if (fault != NULL)
    say_fit (self, fault, TRUE);
  if (fault != NULL || content == NULL)
    return;
  self->judged = gem_slide_content_ref (content);
  self->fitting = g_cancellable_new ();
  task = g_task_new (self, self->fitting, fit_cb, NULL);
  g_task_set_source_tag (task, gem_deck_editor_fit);
  g_task_set_task_data (task, gem_slide_content_ref (content),
                        (GDestroyNotify) gem_slide_content_unref);
  g_task_run_in_thread (task, fit_in_thread);
}

/* --- what is shown --- */

static void
show_place (GemDeckEditor *self)
{
  GemDeck *deck = gem_deck_editor_get_deck (self);
  guint n = gem_deck_get_n_slides (deck);
  g_autofree char *text =
      n > 0 ? g_strdup_printf (_ ("Slide %u of %u"), self->position + 1, n) : g_strdup ("");

  gtk_label_set_text (self->place, text);
}

static void
show_slide (GemDeckEditor *self)
{
  GemDeck *deck = gem_deck_editor_get_deck (self);
  guint n = gem_deck_get_n_slides (deck);

  self->position = MIN (self->position, MAX (n, 1) - 1);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "slides" : "empty");
  gem_slide_image_set_slide (self->area, get_slide (self), self->position + 1, n);
  show_place (self);
  gem_deck_editor_update_actions (self);
  gem_deck_editor_fit (self);
}

static void
show_title (GemDeckEditor *self)
{
  const char *title = gem_deck_get_title (gem_deck_editor_get_deck (self));

  self->updating = TRUE;
  if (!g_str_equal (gtk_entry_get_text (self->title), title))
    gtk_entry_set_text (self->title, title);
  self->updating = FALSE;
}

static void
show_undo (GtkWidget *button, const char *what, const char *key, const char *fallback)
{
  g_autofree char *text = what != NULL ? g_strdup_printf ("%s: %s (%s)", fallback, what, key)
                                       : g_strdup_printf ("%s (%s)", fallback, key);

  gtk_widget_set_tooltip_text (button, text);
}

static void
changed_cb (GemDeckEditor *self)
{
  GemDeck *deck = gem_deck_editor_get_deck (self);

  show_title (self);
  show_slide (self);
  show_undo (self->undo_button, gem_deck_get_undo_label (deck), _ ("Ctrl+Z"), _ ("Undo"));
  show_undo (self->redo_button, gem_deck_get_redo_label (deck), _ ("Ctrl+Shift+Z"), _ ("Redo"));
}

/**
 * gem_deck_editor_show_slide:
 * @self: an editor with a file
 * @position: which slide, from 0; beyond the last for that one
 */
void
gem_deck_editor_show_slide (GemDeckEditor *self, guint position)
{
  guint n;

  g_return_if_fail (GEM_IS_DECK_EDITOR (self) && self->file != NULL);

  n = gem_deck_get_n_slides (gem_deck_editor_get_deck (self));
  self->position = MIN (position, MAX (n, 1) - 1);
  gem_slide_strip_choose (self->strip, self->position);
  gem_slide_fields_set_slide (self->fields, gem_deck_editor_get_deck (self), self->position);
  show_slide (self);
}

/* Another slide, as the person asked. */
void
gem_deck_editor_move_to (GemDeckEditor *self, guint position)
{
  gem_deck_end_edit (gem_deck_editor_get_deck (self));
  gem_deck_editor_show_slide (self, position);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
chosen_cb (GemDeckEditor *self, guint position)
{
  gem_deck_editor_move_to (self, position);
}

static void
opened_cb (GemDeckEditor *self)
{
  if (hdy_leaflet_get_folded (self->leaflet))
    hdy_leaflet_set_visible_child (self->leaflet, self->sheet_page);
}

/* A slide that came is shown, and the one in the place of one that went. */
static void
items_changed_cb (GemDeckEditor *self, guint position, guint removed, guint added, GemDeck *deck)
{
  if (removed != added)
    gem_deck_editor_show_slide (self, position);
}

static void
ready_cb (GemDeckEditor *self)
{
  if (self->file != NULL)
    gem_deck_editor_fit (self);
}

static void
data_changed_cb (GemDeckEditor *self)
{
  gem_slide_shelf_clear (self->shelf);
}

static void
saved_cb (GemDeckEditor *self)
{
  const char *trouble = gem_deck_file_get_trouble (self->file);

  if (trouble != NULL)
    gem_deck_editor_tell (self, trouble, NULL);
}

/**
 * gem_deck_editor_set_file:
 * @self: an editor
 * @file: what it edits from now on
 */
void
gem_deck_editor_set_file (GemDeckEditor *self, GemDeckFile *file)
{
  GemDeck *deck;

  g_return_if_fail (GEM_IS_DECK_EDITOR (self) && GEM_IS_DECK_FILE (file));

  if (self->file == file)
    return;
  if (self->file != NULL)
    {
      g_signal_handlers_disconnect_by_data (gem_deck_editor_get_deck (self), self);
      g_signal_handlers_disconnect_by_data (self->file, self);
    }
  g_set_object (&self->file, file);
  deck = gem_deck_file_get_deck (file);
  self->position = 0;
  gem_slide_strip_set_deck (self->strip, deck);
  g_signal_connect_swapped (deck, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (deck, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (file, "notify::trouble", G_CALLBACK (saved_cb), self);
  gem_deck_editor_show_slide (self, 0);
  changed_cb (self);
}

/**
 * gem_deck_editor_get_file:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what it edits
 */
GemDeckFile *
gem_deck_editor_get_file (GemDeckEditor *self)
{
  g_return_val_if_fail (GEM_IS_DECK_EDITOR (self), NULL);

  return self->file;
}

/**
 * gem_deck_editor_get_slide:
 * @self: an editor
 *
 * Returns: which slide it shows, from 0
 */
guint
gem_deck_editor_get_slide (GemDeckEditor *self)
{
  g_return_val_if_fail (GEM_IS_DECK_EDITOR (self), 0);

  return self->position;
}

/**
 * gem_deck_editor_focus:
 * @self: an editor
 *
 * Puts the keyboard on the slides; where it is there, on the words of the slide.
 */
void
gem_deck_editor_focus (GemDeckEditor *self)
{
  GtkWidget *window;
  GtkWidget *focus;

  g_return_if_fail (GEM_IS_DECK_EDITOR (self));

  window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  focus = GTK_IS_WINDOW (window) ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->strip)))
    {
      opened_cb (self);
      gem_slide_fields_focus (self->fields);
      return;
    }
  if (hdy_leaflet_get_folded (self->leaflet))
    hdy_leaflet_set_visible_child (self->leaflet, self->strip_page);
  gem_slide_strip_focus (self->strip);
}

/**
 * gem_deck_editor_take_focus:
 * @self: an editor that was just opened
 *
 * Puts the keyboard on the slide that is shown, so that keys for slides work at once.
 */
void
gem_deck_editor_take_focus (GemDeckEditor *self)
{
  g_return_if_fail (GEM_IS_DECK_EDITOR (self));

  gem_slide_strip_take_focus (self->strip);
}

/* --- its own controls --- */

static void
title_cb (GemDeckEditor *self)
{
  if (!self->updating && self->file != NULL)
    gem_deck_set_title (gem_deck_editor_get_deck (self), gtk_entry_get_text (self->title));
}

static void
back_cb (GemDeckEditor *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
all_slides_cb (GemDeckEditor *self)
{
  hdy_leaflet_set_visible_child (self->leaflet, self->strip_page);
  gem_slide_strip_focus (self->strip);
}

static void
folded_cb (GemDeckEditor *self)
{
  gboolean folded = hdy_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (self->strip_button, folded);
  gtk_widget_set_hexpand (self->strip_page, folded);
}

static void
go_cb (GemDeckEditor *self, GemAddress *address)
{
  g_signal_emit (self, signals[GO], 0, address);
}

static void
fields_tell_cb (GemDeckEditor *self, const char *text)
{
  gem_deck_editor_tell (self, text, NULL);
}

static void
add_cb (GemDeckEditor *self, GemDeckSlide *slide)
{
  GemDeck *deck = gem_deck_editor_get_deck (self);
  g_autoptr (GError) error = NULL;
  guint n = gem_deck_get_n_slides (deck);

  if (!gem_deck_insert (deck, n > 0 ? self->position + 1 : 0, slide, &error))
    {
      gem_deck_editor_tell (self, error->message, NULL);
      return;
    }
  g_signal_emit (self, signals[MOVED], 0);
  opened_cb (self);
  gem_slide_fields_focus (self->fields);
}

/* --- room --- */

static gboolean
arrange_cb (gpointer data)
{
  GemDeckEditor *self = data;
  int width = gtk_widget_get_allocated_width (self->sheet_page);
  gboolean side = width >= SIDE_BY_SIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sheet),
                                  side ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->fields_box), side ? FIELDS_WIDTH : -1, -1);
  return G_SOURCE_REMOVE;
}

/* Turning a box while it gets its place would be asking for a place again. */
static void
allocated_cb (GemDeckEditor *self, GtkAllocation *place)
{
  gboolean side = place->width >= SIDE_BY_SIDE;
  gboolean now =
      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->sheet)) == GTK_ORIENTATION_HORIZONTAL;

  if (side != now)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, g_object_ref (self), g_object_unref);
}

static gboolean
words_cb (gpointer data)
{
  GemDeckEditor *self = data;
  gboolean words = gtk_widget_get_allocated_width (GTK_WIDGET (self)) >= ROOM_FOR_WORDS;

  gtk_widget_set_visible (self->add_label, words);
  gtk_widget_set_visible (self->present_label, words);
  return G_SOURCE_REMOVE;
}

static void
gem_deck_editor_size_allocate (GtkWidget *widget, GtkAllocation *place)
{
  GemDeckEditor *self = GEM_DECK_EDITOR (widget);

  GTK_WIDGET_CLASS (gem_deck_editor_parent_class)->size_allocate (widget, place);
  if ((place->width >= ROOM_FOR_WORDS) != gtk_widget_get_visible (self->add_label))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, words_cb, g_object_ref (self), g_object_unref);
}

/* --- the widget --- */

static void
gem_deck_editor_dispose (GObject *object)
{
  GemDeckEditor *self = GEM_DECK_EDITOR (object);

  g_cancellable_cancel (self->fitting);
  g_clear_object (&self->fitting);
  g_clear_pointer (&self->judged, gem_slide_content_unref);
  if (self->file != NULL)
    {
      g_signal_handlers_disconnect_by_data (gem_deck_editor_get_deck (self), self);
      g_signal_handlers_disconnect_by_data (self->file, self);
    }
  g_clear_object (&self->file);
  if (self->shelf != NULL)
    gem_slide_shelf_close (self->shelf);
  g_clear_object (&self->shelf);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (gem_deck_editor_parent_class)->dispose (object);
}

static void
add_signals (GObjectClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[MOVED] =
      g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] =
      g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              GEM_TYPE_ADDRESS);
  signals[TELL] = g_signal_new ("tell", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_STRING);
  signals[PRESENT] = g_signal_new ("present", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
gem_deck_editor_class_init (GemDeckEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_deck_editor_dispose;
  widget_class->size_allocate = gem_deck_editor_size_allocate;
  add_signals (G_OBJECT_CLASS (klass));
  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-deck-editor.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, GemDeckEditor, name)
  BIND (stack);
  BIND (leaflet);
  BIND (strip_page);
  BIND (sheet_page);
  BIND (sheet);
  BIND (stage);
  BIND (fields_box);
  BIND (title);
  BIND (undo_button);
  BIND (redo_button);
  BIND (strip_button);
  BIND (add_button);
  BIND (add_label);
  BIND (present_label);
  BIND (place);
  BIND (fit);
  BIND (slide_menu);
  BIND (deck_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_slides_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, allocated_cb);
}

static void
gem_deck_editor_init (GemDeckEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gem_deck_editor_add_actions (self);
}

static void
build (GemDeckEditor *self)
{
  GtkWidget *chooser = gem_slide_chooser_new (self->context, TRUE);

  self->strip = GEM_SLIDE_STRIP (gem_slide_strip_new (self->shelf, self->slide_menu));
  self->area = GEM_SLIDE_IMAGE (gem_slide_image_new (self->shelf, STAGE_WIDTH));
  self->fields = GEM_SLIDE_FIELDS (gem_slide_fields_new (self->context, self->shelf));
  gem_slide_image_describe (self->area);
  gtk_widget_set_hexpand (GTK_WIDGET (self->strip), TRUE);
  gtk_container_add (GTK_CONTAINER (self->strip_page), GTK_WIDGET (self->strip));
  gtk_container_add (GTK_CONTAINER (self->stage), GTK_WIDGET (self->area));
  gtk_container_add (GTK_CONTAINER (self->fields_box), GTK_WIDGET (self->fields));
  gtk_menu_button_set_popover (self->add_button, chooser);
  g_signal_connect_swapped (self->strip, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->strip, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->fields, "go", G_CALLBACK (go_cb), self);
  g_signal_connect_swapped (self->fields, "tell", G_CALLBACK (fields_tell_cb), self);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shelf, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
}

/**
 * gem_deck_editor_new:
 * @context: where the decks and their data are
 *
 * Returns: (transfer floating): an editor without a file
 */
GtkWidget *
gem_deck_editor_new (GemContext *context)
{
  GemDeckEditor *self;
  const char *folder;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_DECK_EDITOR, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  folder = gem_deck_library_get_folder (gem_context_get_decks (context));
  self->shelf = gem_slide_shelf_new (context, folder, SHELF_ROOM);
  build (self);
  g_signal_connect_object (gem_context_get_store (context), "changed", G_CALLBACK (data_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
