/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-asker.h"

/* In microseconds. The next frame waits for an answer for less than a frame takes; meanwhile the main loop is never
 * held longer than a moment at once, and keys and clicks go first. */
#define HOLD (12 * 1000)
#define MOMENT 1000
/* Before everything that a frame does. */
#define PRIORITY (GTK_PRIORITY_RESIZE - 1)
/* After how many milliseconds a person is told that an answer takes its time. */
#define SLOW 200

struct _GemSearchAsker
{
  GObject parent_instance;

  GemSearch *search;
  GtkWidget *widget;         /* that shows the answers; borrowed */
  GCancellable *cancellable; /* of the question that is out */
  GAsyncResult *result;      /* of the one that was answered, while that is told */
  guint hold;                /* the source that keeps the next frame waiting */
  gint64 hold_end;
  guint slow;
};

enum
{
  ANSWERED,
  SLOW_ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchAsker, gem_search_asker, G_TYPE_OBJECT)

/* As long as this is there, what comes after it does not: the frame that shows the letter alone. The answer comes
 * before it. */
static gboolean
hold_cb (gpointer data)
{
  GemSearchAsker *self = data;

  if (g_get_monotonic_time () < self->hold_end)
    {
      gem_search_wait (self->search, MOMENT);
      return G_SOURCE_CONTINUE;
    }
  self->hold = 0;
  return G_SOURCE_REMOVE;
}

static void
hold_frame (GemSearchAsker *self)
{
  if (!gtk_widget_get_mapped (self->widget))
    return;
  self->hold_end = g_get_monotonic_time () + HOLD;
  self->hold = g_idle_add_full (PRIORITY, hold_cb, self, NULL);
}

static gboolean
slow_cb (gpointer data)
{
  GemSearchAsker *self = data;

  self->slow = 0;
  g_signal_emit (self, signals[SLOW_ANSWER], 0);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSearchAsker) self = data;

  /* Another question is out, or nobody wants to know any more. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_handle_id (&self->slow, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->hold, g_source_remove);
  self->result = result;
  g_signal_emit (self, signals[ANSWERED], 0);
  self->result = NULL;
}

static void
gem_search_asker_dispose (GObject *object)
{
  GemSearchAsker *self = GEM_SEARCH_ASKER (object);

  gem_search_asker_stop (self);
  g_clear_object (&self->search);

  G_OBJECT_CLASS (gem_search_asker_parent_class)->dispose (object);
}

static void
gem_search_asker_class_init (GemSearchAskerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_search_asker_dispose;

  /**
   * GemSearchAsker::answered:
   * @self: an asker
   *
   * The last question was answered; gem_search_asker_finish() has the answer, in a handler of this signal.
   */
  signals[ANSWERED] = g_signal_new ("answered", GEM_TYPE_SEARCH_ASKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GemSearchAsker::slow:
   * @self: an asker
   *
   * The answer takes so long that a person wonders.
   */
  signals[SLOW_ANSWER] = g_signal_new ("slow", GEM_TYPE_SEARCH_ASKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
gem_search_asker_init (GemSearchAsker *self)
{
}

/**
 * gem_search_asker_new:
 * @search: what is asked
 * @widget: what shows the answers; it outlives the asker, or stops it
 *
 * Returns: (transfer full): an asker
 */
GemSearchAsker *
gem_search_asker_new (GemSearch *search, GtkWidget *widget)
{
  GemSearchAsker *self;

  g_return_val_if_fail (GEM_IS_SEARCH (search) && GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (GEM_TYPE_SEARCH_ASKER, NULL);
  self->search = g_object_ref (search);
  self->widget = widget;
  return self;
}

/**
 * gem_search_asker_ask:
 * @self: an asker
 * @question: what a person typed
 * @kinds: as for gem_search_find()
 * @limit: as for gem_search_find()
 * @flags: as for gem_search_find()
 *
 * Asks; a question that is still out is dropped.
 */
void
gem_search_asker_ask (
    GemSearchAsker *self, const char *question, guint kinds, guint limit, GemSearchFlags flags)
{
  g_return_if_fail (GEM_IS_SEARCH_ASKER (self) && question != NULL);

  gem_search_asker_stop (self);
  self->cancellable = g_cancellable_new ();
  self->slow = g_timeout_add (SLOW, slow_cb, self);
  hold_frame (self);
  gem_search_find_async (self->search, question, kinds, limit, flags, self->cancellable,
                         answered_cb, g_object_ref (self));
}

/**
 * gem_search_asker_stop:
 * @self: an asker
 *
 * Drops the question that is out, if there is one.
 */
void
gem_search_asker_stop (GemSearchAsker *self)
{
  g_return_if_fail (GEM_IS_SEARCH_ASKER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->slow, g_source_remove);
  g_clear_handle_id (&self->hold, g_source_remove);
}

/**
 * gem_search_asker_finish:
 * @self: an asker that emits #GemSearchAsker::answered
 * @error: return location for the error of gem_search_find()
 *
 * Returns: (transfer full): the answer
 */
GemHits *
gem_search_asker_finish (GemSearchAsker *self, GError **error)
{
  g_return_val_if_fail (GEM_IS_SEARCH_ASKER (self) && self->result != NULL, NULL);

  return gem_search_find_finish (self->search, self->result, error);
}
