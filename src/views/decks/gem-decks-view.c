/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-decks-view.h"

#include "gem-deck-editor.h"
#include "gem-decks-page.h"
#include "gem-status-page.h"
#include "gem-view.h"

#include <glib/gi18n.h>

struct _GemDecksView
{
  GtkBin parent_instance;

  GemContext *context;
  GtkStack *stack;
  GemDecksPage *page;
  GemDeckEditor *editor; /* NULL until a deck is opened */
  GemStatusPage *broken;
  char *name; /* of the deck that is shown or opened; NULL for the page */
  guint slide;
  GPtrArray *faults; /* GemDeckFault: of a file that was just copied here, to be told; or NULL */
  GCancellable *cancellable;
};

enum
{
  PRESENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemDecksView,
                               gem_decks_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

static gboolean
is_editing (GemDecksView *self)
{
  return self->editor != NULL &&
         gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->editor);
}

static GemAddress *
address_of (const char *name, guint slide)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_PRESENT, name);
  g_autofree char *number = g_strdup_printf ("%u", slide + 1);

  return gem_address_with_param (address, "slide", slide > 0 ? number : NULL);
}

/* --- the editor --- */

static void
editor_moved_cb (GemDecksView *self)
{
  self->slide = gem_deck_editor_get_slide (self->editor);
  gem_view_moved (GEM_VIEW (self));
}

static void
editor_leave_cb (GemDecksView *self)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_PRESENT, NULL);

  gem_view_go (GEM_VIEW (self), address);
}

static void
tell_cb (GemDecksView *self, const char *text, const char *undo)
{
  gem_view_tell (GEM_VIEW (self), text, undo);
}

static void
editor_present_cb (GemDecksView *self, guint slide)
{
  GemDeck *deck = gem_deck_file_get_deck (gem_deck_editor_get_file (self->editor));

  g_signal_emit (self, signals[PRESENT], 0, deck, self->name, slide);
}

static void
ensure_editor (GemDecksView *self)
{
  if (self->editor != NULL)
    return;
  self->editor = GEM_DECK_EDITOR (gem_deck_editor_new (self->context));
  gtk_container_add (GTK_CONTAINER (self->stack), GTK_WIDGET (self->editor));
  g_signal_connect_swapped (self->editor, "moved", G_CALLBACK (editor_moved_cb), self);
  g_signal_connect_swapped (self->editor, "leave", G_CALLBACK (editor_leave_cb), self);
  g_signal_connect_swapped (self->editor, "go", G_CALLBACK (gem_view_go), self);
  g_signal_connect_swapped (self->editor, "tell", G_CALLBACK (tell_cb), self);
  g_signal_connect_swapped (self->editor, "present", G_CALLBACK (editor_present_cb), self);
}

/* --- what is wrong with it --- */

/* A deck, and what could not be read of it, on their way through a worker. */
typedef struct
{
  GemContext *context;
  GemDeck *deck;
  GPtrArray *faults;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->context);
  g_object_unref (check->deck);
  g_ptr_array_unref (check->faults);
  g_free (check);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Check *check = task_data;
  g_autofree char *folder = gem_deck_dup_folder (gem_context_get_folder (check->context));

  gem_deck_check (check->deck, gem_context_get_edition (check->context),
                  gem_context_get_sessions (check->context), folder, check->faults);
  g_task_return_pointer (task,
                         check->faults->len > 0 ? gem_deck_describe_faults (check->faults) : NULL,
                         g_free);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);

  if (text != NULL)
    gem_view_tell (GEM_VIEW (source), text, NULL);
}

/* What the file could not say, and what this publication does not have, is told at once. */
static void
check (GemDecksView *self, GemDeck *deck, GPtrArray *faults)
{
  Check *data = g_new0 (Check, 1);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, checked_cb, NULL);

  data->context = g_object_ref (self->context);
  data->deck = gem_deck_copy (deck);
  /* A file that was just copied here is clean; what was wrong with it is known from before. */
  if (self->faults != NULL)
    data->faults = g_steal_pointer (&self->faults);
  else if (faults != NULL)
    data->faults = g_ptr_array_ref (faults);
  else
    data->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_task_set_source_tag (task, check);
  g_task_set_task_data (task, data, check_free);
  g_task_run_in_thread (task, check_in_thread);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemDecksView *self = data;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeckFile) file =
      gem_deck_library_open_finish (GEM_DECK_LIBRARY (source), result, &faults, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file == NULL)
    {
      gem_status_page_set_description (self->broken, error->message);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->broken));
      return;
    }
  ensure_editor (self);
  gem_deck_editor_set_file (self->editor, file);
  gem_deck_editor_show_slide (self->editor, self->slide);
  self->slide = gem_deck_editor_get_slide (self->editor);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->editor));
  gem_deck_editor_take_focus (self->editor);
  check (self, gem_deck_file_get_deck (file), faults);
}

/* --- the page --- */

static void
page_open_cb (GemDecksView *self, const char *name)
{
  g_autoptr (GemAddress) address = address_of (name, 0);

  gem_view_go (GEM_VIEW (self), address);
}

static void
page_faults_cb (GemDecksView *self, GPtrArray *faults)
{
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  self->faults = g_ptr_array_ref (faults);
}

static void
page_present_cb (GemDecksView *self, GemDeck *deck)
{
  g_signal_emit (self, signals[PRESENT], 0, deck, NULL, 0);
}

/* A deck that went is not shown any more. */
static void
library_changed_cb (GemDecksView *self)
{
  GemDeckLibrary *library = gem_context_get_decks (self->context);
  GemDeckFile *shown = is_editing (self) ? gem_deck_editor_get_file (self->editor) : NULL;

  if (shown != NULL && gem_deck_library_get_open (library, self->name) != shown)
    editor_leave_cb (self);
}

/**
 * gem_decks_view_import:
 * @self: a view
 * @path: the file of a presentation
 *
 * Copies it to the presentations of the person, and opens it there.
 */
void
gem_decks_view_import (GemDecksView *self, const char *path)
{
  g_return_if_fail (GEM_IS_DECKS_VIEW (self) && path != NULL);

  gem_decks_page_import (self->page, path);
}

/* --- the view --- */

static void
gem_decks_view_show (GemView *view, const GemAddress *address)
{
  GemDecksView *self = GEM_DECKS_VIEW (view);
  const char *name = gem_address_get_id (address);
  const char *number = gem_address_get_param (address, "slide");
  gint64 slide = number != NULL ? g_ascii_strtoll (number, NULL, 10) : 1;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->name != name)
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
  self->slide = (guint) CLAMP (slide - 1, 0, GEM_DECK_MAX_SLIDES);
  if (name == NULL)
    {
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->page));
      return;
    }
  gem_deck_library_open_async (gem_context_get_decks (self->context), name, self->cancellable,
                               opened_cb, self);
}

static GemAddress *
gem_decks_view_dup_address (GemView *view)
{
  GemDecksView *self = GEM_DECKS_VIEW (view);

  return address_of (self->name, self->name != NULL ? self->slide : 0);
}

static void
gem_decks_view_focus_main (GemView *view)
{
  GemDecksView *self = GEM_DECKS_VIEW (view);

  if (is_editing (self))
    gem_deck_editor_focus (self->editor);
  else
    gem_decks_page_focus (self->page);
}

static gboolean
gem_decks_view_run (GemView *view, const char *command)
{
  GemDecksView *self = GEM_DECKS_VIEW (view);

  if (is_editing (self))
    return gem_deck_editor_run (self->editor, command);
  if (g_str_equal (command, "undo"))
    return gem_decks_page_undo (self->page);
  if (!g_str_equal (command, "present") && !g_str_equal (command, "present-here"))
    return FALSE;
  gem_view_tell (view, _ ("Choose which presentation to show."), NULL);
  return TRUE;
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_decks_view_show;
  iface->dup_address = gem_decks_view_dup_address;
  iface->focus_main = gem_decks_view_focus_main;
  iface->run = gem_decks_view_run;
}

static void
gem_decks_view_dispose (GObject *object)
{
  GemDecksView *self = GEM_DECKS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  self->editor = NULL;
  G_OBJECT_CLASS (gem_decks_view_parent_class)->dispose (object);
}

static void
gem_decks_view_finalize (GObject *object)
{
  g_object_unref (GEM_DECKS_VIEW (object)->cancellable);
  G_OBJECT_CLASS (gem_decks_view_parent_class)->finalize (object);
}

static void
gem_decks_view_class_init (GemDecksViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gem_decks_view_dispose;
  object_class->finalize = gem_decks_view_finalize;
  signals[PRESENT] =
      g_signal_new ("present", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, GEM_TYPE_DECK, G_TYPE_STRING, G_TYPE_UINT);
}

static void
gem_decks_view_init (GemDecksView *self)
{
  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  self->broken =
      g_object_new (GEM_TYPE_STATUS_PAGE, "visible", TRUE, "icon-name", "dialog-error-symbolic",
                    "title", _ ("This presentation can't be opened"), NULL);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->stack));
}

static void
add_way_out (GemDecksView *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_All presentations"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (editor_leave_cb), self);
  gtk_widget_show (button);
  gem_status_page_add (self->broken, button);
}

/**
 * gem_decks_view_new:
 * @context: where the decks are, and what they are made of
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
gem_decks_view_new (GemContext *context)
{
  GemDecksView *self;
  GemDeckLibrary *library;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_DECKS_VIEW, NULL);
  self->context = g_object_ref (context);
  library = gem_context_get_decks (context);
  gem_deck_library_watch (library);
  self->page = GEM_DECKS_PAGE (gem_decks_page_new (context));
  gtk_container_add (GTK_CONTAINER (self->stack), GTK_WIDGET (self->page));
  gtk_container_add (GTK_CONTAINER (self->stack), GTK_WIDGET (self->broken));
  add_way_out (self);
  g_signal_connect_swapped (self->page, "open", G_CALLBACK (page_open_cb), self);
  g_signal_connect_swapped (self->page, "present", G_CALLBACK (page_present_cb), self);
  g_signal_connect_swapped (self->page, "faults", G_CALLBACK (page_faults_cb), self);
  g_signal_connect_swapped (self->page, "tell", G_CALLBACK (tell_cb), self);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_show_all (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
