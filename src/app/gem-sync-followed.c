/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a run brings of what the person follows: the difference between before and after it. */

#include "gem-sync-private.h"

typedef struct
{
  GemSync *sync;
  void (*then) (GemSync *sync);
} Errand;

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Errand *errand = data;
  g_autoptr (GemSync) self = errand->sync;

  /* Without a before, there is no difference to tell. */
  self->known = gem_store_load_followed_changes_finish (GEM_STORE (source), result, NULL);
  if (!g_cancellable_is_cancelled (self->closing))
    errand->then (self);
}

/**
 * gem_sync_note_followed:
 * @self: a sync
 * @then: what to do then; not called where the window closes
 *
 * Looks up what there is to tell already, so that only what is new is told after the run.
 */
void
gem_sync_note_followed (GemSync *self, void (*then) (GemSync *sync))
{
  Errand *errand = g_new0 (Errand, 1);

  errand->sync = g_object_ref (self);
  errand->then = then;
  g_clear_pointer (&self->known, g_ptr_array_unref);
  gem_store_load_followed_changes_async (gem_context_get_store (self->context), NULL, self->closing,
                                         noted_cb, errand);
}

typedef struct
{
  GemSync *sync;
  GPtrArray *known;
} Before;

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Before *before = data;
  g_autoptr (GemSync) self = before->sync;
  g_autoptr (GPtrArray) known = before->known;
  g_autoptr (GPtrArray) changes =
      gem_store_load_followed_changes_finish (GEM_STORE (source), result, NULL);

  if (changes == NULL || g_cancellable_is_cancelled (self->closing))
    return;
  gem_store_keep_new_changes (changes, known);
  if (changes->len > 0)
    gem_sync_emit_followed_changed (self, changes);
}

/**
 * gem_sync_tell_followed:
 * @self: a sync whose run is over
 *
 * Tells what the run brought, if anything, once that is known.
 */
void
gem_sync_tell_followed (GemSync *self)
{
  Before *before;

  if (self->known == NULL)
    return;
  before = g_new0 (Before, 1);
  before->sync = g_object_ref (self);
  before->known = g_steal_pointer (&self->known);
  gem_store_load_followed_changes_async (gem_context_get_store (self->context), NULL, self->closing,
                                         told_cb, before);
}
