/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-add-slide-dialog.h"

#include "gem-rows.h"
#include "gem-slide-image.h"

#include <glib/gi18n.h>

#define LAST_DECK "last-deck"
/* The row for a presentation that is not there yet; a name of a file is never empty. */
#define NEW_DECK ""
#define SHELF_ROOM (8 * 1024 * 1024)
#define PICTURE_WIDTH 380

struct _GemAddSlideDialog
{
  HdyWindow parent_instance;

  GtkBox *box;
  GtkComboBoxText *decks;
  GtkWidget *title_group;
  GtkEntry *title_entry;
  GtkLabel *problem;
  GtkWidget *add_button;

  GemContext *context;
  GemDeckSlide *slide;
  GemSlideShelf *shelf;
  GCancellable *cancellable;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAddSlideDialog, gem_add_slide_dialog, HDY_TYPE_WINDOW)

static GemDeckLibrary *
library_of (GemAddSlideDialog *self)
{
  return gem_context_get_decks (self->context);
}

static const char *
get_chosen (GemAddSlideDialog *self)
{
  return gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->decks));
}

static void
say_problem (GemAddSlideDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_show (GTK_WIDGET (self->problem));
  gtk_widget_set_sensitive (self->add_button, TRUE);
}

/* --- which presentations there are --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemAddSlideDialog) self = data;
  g_autoptr (GPtrArray) entries =
      gem_deck_library_list_finish (GEM_DECK_LIBRARY (source), result, NULL);
  g_autofree char *last = NULL;

  if (entries == NULL || self->context == NULL)
    return;
  last = g_settings_get_string (gem_context_get_settings (self->context), LAST_DECK);
  gtk_combo_box_text_append (self->decks, NEW_DECK, _ ("New presentation"));
  for (guint i = 0; i < entries->len; i++)
    {
      const GemDeckEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *name = gem_deck_dup_name (entry->path);

      gtk_combo_box_text_append (self->decks, name, entry->title);
    }
  /* Where the last one was removed, the one that was saved last. */
  if (*last == '\0' || !gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->decks), last))
    gtk_combo_box_set_active (GTK_COMBO_BOX (self->decks), entries->len > 0 ? 1 : 0);
  gtk_widget_set_sensitive (self->add_button, TRUE);
}

static void
chosen_cb (GemAddSlideDialog *self)
{
  const char *name = get_chosen (self);
  gboolean new_deck = name != NULL && *name == '\0';

  gtk_widget_set_visible (self->title_group, new_deck);
  if (new_deck && *gtk_entry_get_text (self->title_entry) == '\0')
    gtk_entry_set_text (self->title_entry, _ ("New presentation"));
}

/* --- adding --- */

static void
finish (GemAddSlideDialog *self, const char *name)
{
  g_settings_set_string (gem_context_get_settings (self->context), LAST_DECK, name);
  g_signal_emit (self, signals[ADDED], 0, name, self->slide);
  gtk_widget_destroy (GTK_WIDGET (self));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemAddSlideDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name =
      gem_deck_library_add_finish (GEM_DECK_LIBRARY (source), result, NULL, &error);

  if (self->context == NULL)
    return;
  if (name == NULL)
    say_problem (self, error->message);
  else
    finish (self, name);
}

static void
create_deck (GemAddSlideDialog *self)
{
  const char *title = gtk_entry_get_text (self->title_entry);
  g_autoptr (GemDeck) deck = gem_deck_new (*title != '\0' ? title : _ ("New presentation"));

  gem_deck_insert (deck, 0, self->slide, NULL);
  gem_deck_library_add_async (library_of (self), deck, NULL, created_cb, g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemAddSlideDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeckFile) file =
      gem_deck_library_open_finish (GEM_DECK_LIBRARY (source), result, NULL, &error);
  g_autofree char *name = NULL;

  if (self->context == NULL)
    return;
  if (file == NULL ||
      !gem_deck_insert (gem_deck_file_get_deck (file), G_MAXUINT, self->slide, &error))
    {
      say_problem (self, error->message);
      return;
    }
  name = gem_deck_dup_name (gem_deck_file_get_path (file));
  finish (self, name);
}

static void
add_cb (GemAddSlideDialog *self)
{
  const char *name = get_chosen (self);

  if (name == NULL || !gtk_widget_get_sensitive (self->add_button))
    return;
  gtk_widget_set_sensitive (self->add_button, FALSE);
  gtk_widget_hide (GTK_WIDGET (self->problem));
  if (*name == '\0')
    create_deck (self);
  else
    gem_deck_library_open_async (library_of (self), name, self->cancellable, opened_cb,
                                 g_object_ref (self));
}

static gboolean
key_cb (GemAddSlideDialog *self, GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_destroy (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* --- the dialog --- */

static void
gem_add_slide_dialog_dispose (GObject *object)
{
  GemAddSlideDialog *self = GEM_ADD_SLIDE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->shelf != NULL)
    gem_slide_shelf_close (self->shelf);
  g_clear_object (&self->shelf);
  g_clear_object (&self->slide);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (gem_add_slide_dialog_parent_class)->dispose (object);
}

static void
gem_add_slide_dialog_finalize (GObject *object)
{
  g_object_unref (GEM_ADD_SLIDE_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (gem_add_slide_dialog_parent_class)->finalize (object);
}

static void
gem_add_slide_dialog_class_init (GemAddSlideDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gem_add_slide_dialog_dispose;
  object_class->finalize = gem_add_slide_dialog_finalize;
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, GEM_TYPE_DECK_SLIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-add-slide-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAddSlideDialog, box);
  gtk_widget_class_bind_template_child (widget_class, GemAddSlideDialog, decks);
  gtk_widget_class_bind_template_child (widget_class, GemAddSlideDialog, title_group);
  gtk_widget_class_bind_template_child (widget_class, GemAddSlideDialog, title_entry);
  gtk_widget_class_bind_template_child (widget_class, GemAddSlideDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, GemAddSlideDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
gem_add_slide_dialog_init (GemAddSlideDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gem_combo_set_narrow (GTK_COMBO_BOX (self->decks));
  gtk_widget_grab_default (self->add_button);
}

/**
 * gem_add_slide_dialog_new:
 * @parent: the window that asks
 * @context: where the presentations are
 * @slide: what is to be added
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GemAddSlideDialog *
gem_add_slide_dialog_new (GtkWindow *parent, GemContext *context, GemDeckSlide *slide)
{
  GemAddSlideDialog *self;
  GtkWidget *image;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && GEM_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GEM_IS_DECK_SLIDE (slide), NULL);

  self = g_object_new (GEM_TYPE_ADD_SLIDE_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->slide = g_object_ref (slide);
  self->shelf = gem_slide_shelf_new (context, NULL, SHELF_ROOM);
  image = gem_slide_image_new (self->shelf, PICTURE_WIDTH);
  gem_slide_image_describe (GEM_SLIDE_IMAGE (image));
  gem_slide_image_set_slide (GEM_SLIDE_IMAGE (image), slide, 0, 0);
  gtk_container_add (GTK_CONTAINER (self->box), image);
  gtk_box_reorder_child (self->box, image, 0);
  gem_deck_library_list_async (library_of (self), self->cancellable, listed_cb,
                               g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->decks));
  return self;
}
