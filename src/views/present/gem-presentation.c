/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-presentation-private.h"

#include <glib/gi18n.h>

/* Bytes of pictures: four of a screen with fine pixels, or sixteen of a beamer. */
#define ROOM (128 * 1024 * 1024)
#define SMALL_ROOM (32 * 1024 * 1024)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemPresentation, gem_presentation, G_TYPE_OBJECT)

/* The time of the talk begins when the speaker does: with the first slide that is turned. */
static void
changed_cb (GemPresentation *self, guint change)
{
  if ((change & GEM_SHOW_CHANGED_SLIDE) != 0 && !gem_pace_has_begun (self->pace) &&
      gem_show_get_position (self->show) > 0)
    gem_pace_start (self->pace, g_get_monotonic_time ());
  gem_presentation_update_actions (self);
}

static gboolean
console_closed_cb (GemPresentation *self)
{
  if (self->plan.mode == GEM_SCREENS_TWO || self->plan.mode == GEM_SCREENS_WINDOWS)
    gem_presentation_end (self);
  else
    gtk_widget_hide (GTK_WIDGET (self->console));
  return GDK_EVENT_STOP;
}

static void
plan_chosen_cb (GemPresentation *self, GemScreenPlan *plan)
{
  gem_presentation_set_plan (self, plan);
}

static void
make_console (GemPresentation *self)
{
  GtkWidget *console = gem_console_window_new (self->application, self->context, self->show,
                                               self->small_shelf, self->pace);

  self->console = GEM_CONSOLE_WINDOW (console);
  gem_console_window_set_actions (self->console, G_ACTION_GROUP (self->actions));
  g_signal_connect (console, "key-press-event", G_CALLBACK (gem_presentation_key_cb), self);
  g_signal_connect_swapped (console, "delete-event", G_CALLBACK (console_closed_cb), self);
  g_signal_connect_swapped (console, "plan-chosen", G_CALLBACK (plan_chosen_cb), self);
}

/* --- object --- */

static void
gem_presentation_dispose (GObject *object)
{
  GemPresentation *self = GEM_PRESENTATION (object);

  g_clear_object (&self->show);
  g_clear_object (&self->shelf);
  g_clear_object (&self->small_shelf);
  g_clear_object (&self->actions);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (gem_presentation_parent_class)->dispose (object);
}

static void
gem_presentation_finalize (GObject *object)
{
  GemPresentation *self = GEM_PRESENTATION (object);

  gem_pace_free (self->pace);
  g_hash_table_unref (self->visited);
  g_ptr_array_unref (self->halls);
  g_clear_pointer (&self->screens, g_ptr_array_unref);
  G_OBJECT_CLASS (gem_presentation_parent_class)->finalize (object);
}

static void
gem_presentation_class_init (GemPresentationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gem_presentation_dispose;
  object_class->finalize = gem_presentation_finalize;
  /**
   * GemPresentation::ended:
   * @slide: the position of the slide where it ended
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
gem_presentation_init (GemPresentation *self)
{
  self->halls = g_ptr_array_new ();
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * gem_presentation_start:
 * @context: where the data of slides is
 * @deck: a deck with a slide at least; it is copied, so that it may be edited meanwhile
 * @folder: (nullable): the folder of its file, for its pictures
 * @slide: the position of the first slide to show
 * @application: the application
 *
 * Shows the deck on the screens that there are: full screen, with the console on another one where there
 * are two. A presentation lives until it says `ended`, whoever else holds it.
 *
 * Returns: (transfer full): the presentation
 */
GemPresentation *
gem_presentation_start (GemContext *context,
                        GemDeck *deck,
                        const char *folder,
                        guint slide,
                        GtkApplication *application)
{
  GemPresentation *self;
  g_autoptr (GemDeck) copy = NULL;

  g_return_val_if_fail (GEM_IS_CONTEXT (context) && GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (GEM_IS_DECK (deck) && gem_deck_get_n_slides (deck) > 0, NULL);

  self = g_object_new (GEM_TYPE_PRESENTATION, NULL);
  copy = gem_deck_copy (deck);
  self->application = g_object_ref (application);
  self->context = g_object_ref (context);
  self->settings = g_object_ref (gem_context_get_settings (context));
  self->shelf = gem_slide_shelf_new (context, folder, ROOM);
  self->small_shelf = gem_slide_shelf_new (context, folder, SMALL_ROOM);
  self->show = gem_show_new (copy, self->shelf, slide);
  self->pace = gem_pace_new (copy);
  gem_show_set_dark (self->show, g_settings_get_boolean (self->settings, "presentation-dark"));
  gem_presentation_init_actions (self);
  make_console (self);
  g_signal_connect_object (self->show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gem_presentation_update_actions (self);
  gem_presentation_init_screens (self);
  gem_presentation_hold_off (self);
  /* Given up in gem_presentation_end(). */
  return g_object_ref (self);
}

/**
 * gem_presentation_end:
 * @self: a presentation
 *
 * Closes its windows. It may be called more than once.
 */
void
gem_presentation_end (GemPresentation *self)
{
  guint position;

  g_return_if_fail (GEM_IS_PRESENTATION (self));

  if (self->ended)
    return;
  self->ended = TRUE;
  position = gem_show_get_position (self->show);
  gem_presentation_let_go (self);
  gem_presentation_clear_windows (self);
  gem_slide_shelf_close (self->shelf);
  gem_slide_shelf_close (self->small_shelf);
  g_signal_emit (self, signals[ENDED], 0, position);
  g_object_unref (self);
}

/**
 * gem_presentation_present:
 * @self: a presentation
 *
 * Brings its windows to the front.
 */
void
gem_presentation_present (GemPresentation *self)
{
  g_return_if_fail (GEM_IS_PRESENTATION (self));

  if (self->ended)
    return;
  for (guint i = 0; i < self->halls->len; i++)
    gtk_window_present (self->halls->pdata[i]);
  if (gtk_widget_get_visible (GTK_WIDGET (self->console)))
    gtk_window_present (GTK_WINDOW (self->console));
}

/**
 * gem_presentation_get_slide:
 * @self: a presentation
 *
 * Returns: the position of the slide in the deck that is shown
 */
guint
gem_presentation_get_slide (GemPresentation *self)
{
  g_return_val_if_fail (GEM_IS_PRESENTATION (self), 0);

  return gem_show_get_position (self->show);
}
