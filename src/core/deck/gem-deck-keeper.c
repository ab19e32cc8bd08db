/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck-keeper.h"

#include "deck/gem-deck-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _GemDeckKeeper
{
  gatomicrefcount refs;
  char *data_dir;
  char *id;
  GMutex mutex;    /* one writes at a time */
  int lock;        /* -1 until there is a copy */
  guint64 dropped; /* no revision up to this one is kept any more */
};

static char *
dup_path (const char *data_dir, const char *id, const char *suffix)
{
  g_autofree char *folder = gem_deck_keeper_dup_folder (data_dir);
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

/**
 * gem_deck_keeper_dup_folder:
 * @data_dir: where the person's data is kept
 *
 * Returns: (transfer full): the folder of the copies
 */
char *
gem_deck_keeper_dup_folder (const char *data_dir)
{
  return g_build_filename (data_dir, "decks", "unsaved", NULL);
}

/**
 * gem_deck_keeper_new:
 * @data_dir: where the person's data is kept
 * @id: (nullable): of a copy that is there, to go on with it
 *
 * Returns: (transfer full): a keeper; nothing is on the disk until something is to be kept
 */
GemDeckKeeper *
gem_deck_keeper_new (const char *data_dir, const char *id)
{
  GemDeckKeeper *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_new0 (GemDeckKeeper, 1);
  g_atomic_ref_count_init (&self->refs);
  self->data_dir = g_strdup (data_dir);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  g_mutex_init (&self->mutex);
  self->lock = -1;
  return self;
}

/**
 * gem_deck_keeper_ref:
 * @self: a keeper
 *
 * Returns: (transfer full): @self
 */
GemDeckKeeper *
gem_deck_keeper_ref (GemDeckKeeper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * gem_deck_keeper_unref:
 * @self: (transfer full): a keeper; its copy stays, and can be offered from now on
 */
void
gem_deck_keeper_unref (GemDeckKeeper *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->lock >= 0)
    close (self->lock);
  g_mutex_clear (&self->mutex);
  g_free (self->data_dir);
  g_free (self->id);
  g_free (self);
}

static gboolean
fail (GError **error, const char *path)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               _ ("“%s” can't be written: %s"), path, g_strerror (code));
  return FALSE;
}

static gboolean
take_lock (GemDeckKeeper *self, GError **error)
{
  g_autofree char *folder = gem_deck_keeper_dup_folder (self->data_dir);
  g_autofree char *path = dup_path (self->data_dir, self->id, ".lock");

  if (self->lock >= 0)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder);
  self->lock = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return fail (error, path);
  /* Where a file system has no locks, the copy is offered while the deck is open; better than none. */
  flock (self->lock, LOCK_EX | LOCK_NB);
  return TRUE;
}

/**
 * gem_deck_keeper_write:
 * @self: a keeper
 * @deck: a deck that no other thread has
 * @path: (nullable): the file of the deck
 * @revision: how often it was changed
 * @error: return location for a #GFileError
 *
 * Returns: whether the copy is on the disk, or not wanted any more
 */
gboolean
gem_deck_keeper_write (
    GemDeckKeeper *self, GemDeck *deck, const char *path, guint64 revision, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *copy = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (self != NULL && GEM_IS_DECK (deck), FALSE);

  bytes = gem_deck_to_json_with_path (deck, path);
  data = g_bytes_get_data (bytes, &length);
  locker = g_mutex_locker_new (&self->mutex);
  if (revision <= self->dropped)
    return TRUE;
  if (!take_lock (self, error))
    return FALSE;
  copy = dup_path (self->data_dir, self->id, GEM_DECK_SUFFIX);
  return g_file_set_contents_full (copy, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * gem_deck_keeper_drop:
 * @self: a keeper
 * @revision: up to which one nothing has to be kept any more
 */
void
gem_deck_keeper_drop (GemDeckKeeper *self, guint64 revision)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  self->dropped = MAX (self->dropped, revision);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
  gem_deck_keeper_remove (self->data_dir, self->id);
}

/**
 * gem_deck_keeper_is_free:
 * @data_dir: where the person's data is kept
 * @id: of a copy
 *
 * Returns: whether nobody works on the deck any more
 */
gboolean
gem_deck_keeper_is_free (const char *data_dir, const char *id)
{
  g_autofree char *path = dup_path (data_dir, id, ".lock");
  int lock = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean is_free;

  if (lock < 0)
    return TRUE;
  is_free = flock (lock, LOCK_EX | LOCK_NB) == 0;
  close (lock);
  return is_free;
}

/**
 * gem_deck_keeper_remove:
 * @data_dir: where the person's data is kept
 * @id: of a copy
 */
void
gem_deck_keeper_remove (const char *data_dir, const char *id)
{
  g_autofree char *copy = dup_path (data_dir, id, GEM_DECK_SUFFIX);
  g_autofree char *lock = dup_path (data_dir, id, ".lock");

  g_unlink (copy);
  g_unlink (lock);
}
