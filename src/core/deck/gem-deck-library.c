/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck-library-private.h"

#include "deck/gem-deck-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Milliseconds from a change to writing it. Its copy is on the disk before that. */
#define WRITE_REST 1000
/* Milliseconds after which writing is tried again. */
#define RETRY_REST 30000

/* A deck that is open. */
typedef struct
{
  GemDeckLibrary *library;
  char *name;
  GemDeckFile *file;
  GemDeck *known;   /* what is in the file, as far as this program knows */
  GemDeck *writing; /* what a worker writes; NULL while none does */
  guint rest_id;
} Entry;

struct _GemDeckLibrary
{
  GObject parent_instance;

  char *data_dir;
  char *folder;
  GHashTable *entries; /* name → Entry */
  GFileMonitor *monitor;
  guint held;     /* what was not written is being put back: nothing is opened meanwhile */
  GQueue waiting; /* GTask: what is to be opened then */
};

enum
{
  CHANGED,
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemDeckLibrary, gem_deck_library, G_TYPE_OBJECT)

static void write_entry (Entry *entry);

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_handle_id (&entry->rest_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (gem_deck_file_get_deck (entry->file), entry);
  g_object_unref (entry->file);
  g_object_unref (entry->known);
  g_clear_object (&entry->writing);
  g_free (entry->name);
  g_free (entry);
}

/**
 * gem_deck_dup_name:
 * @path: the file of a deck
 *
 * Returns: (transfer full): its name, which is that of the file without the suffix
 */
char *
gem_deck_dup_name (const char *path)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  base = g_path_get_basename (path);
  return g_str_has_suffix (base, GEM_DECK_SUFFIX)
             ? g_strndup (base, strlen (base) - strlen (GEM_DECK_SUFFIX))
             : g_steal_pointer (&base);
}

/**
 * gem_deck_library_get_folder:
 * @self: the library
 *
 * Returns: the folder of the decks; it may not be there yet
 */
const char *
gem_deck_library_get_folder (GemDeckLibrary *self)
{
  g_return_val_if_fail (GEM_IS_DECK_LIBRARY (self), NULL);

  return self->folder;
}

const char *
gem_deck_library_get_data_dir (GemDeckLibrary *self)
{
  return self->data_dir;
}

/**
 * gem_deck_library_dup_path:
 * @self: the library
 * @name: of a deck
 *
 * Returns: (transfer full) (nullable): its file, which may not be there; %NULL where @name leads out of
 *   the folder
 */
char *
gem_deck_library_dup_path (GemDeckLibrary *self, const char *name)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (GEM_IS_DECK_LIBRARY (self) && name != NULL, NULL);

  if (!gem_deck_is_file_name (name))
    return NULL;
  file = g_strconcat (name, GEM_DECK_SUFFIX, NULL);
  return g_build_filename (self->folder, file, NULL);
}

void
gem_deck_library_emit_changed (GemDeckLibrary *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- writing --- */

typedef struct
{
  char *data_dir;
  char *path;
  GemDeck *known;
} AsideData;

static void
aside_data_free (gpointer data)
{
  AsideData *aside = data;

  g_free (aside->data_dir);
  g_free (aside->path);
  g_object_unref (aside->known);
  g_free (aside);
}

/* Whether the file still says what it said when it was read or written last. */
static gboolean
is_as_known (const char *path, GemDeck *known)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_autoptr (GemDeck) deck = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  deck = gem_deck_load (path, faults, NULL);
  return deck != NULL && gem_deck_equal (deck, known);
}

/* What another program wrote in the meantime is kept, under another name. Returns that name. */
static char *
set_aside (const char *data_dir, const char *path, GemDeck *known)
{
  g_autofree char *name = gem_deck_dup_name (path);
  g_autofree char *other = NULL;

  if (is_as_known (path, known))
    return NULL;
  other = gem_deck_dup_free_path (data_dir, name);
  return g_rename (path, other) == 0 ? gem_deck_dup_name (other) : NULL;
}

static void
aside_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  AsideData *data = task_data;

  g_task_return_pointer (task, set_aside (data->data_dir, data->path, data->known), g_free);
}

static void
tell_aside (GemDeckLibrary *self, const char *name, const char *other)
{
  g_autofree char *text =
      g_strdup_printf (_ ("Another program changed the presentation “%s” too. What it wrote is "
                          "kept as “%s”; yours goes on under its own name."),
                       name, other);

  g_signal_emit (self, signals[TROUBLE], 0, text);
}

static gboolean
rest_over_cb (gpointer data)
{
  Entry *entry = data;

  entry->rest_id = 0;
  write_entry (entry);
  return G_SOURCE_REMOVE;
}

static void
write_later (Entry *entry, guint rest)
{
  if (entry->rest_id == 0)
    entry->rest_id = g_timeout_add (rest, rest_over_cb, entry);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemDeckLibrary) self = data;
  GemDeckFile *file = GEM_DECK_FILE (source);
  g_autofree char *name = gem_deck_dup_name (gem_deck_file_get_path (file));
  Entry *entry = g_hash_table_lookup (self->entries, name);
  g_autoptr (GError) error = NULL;
  gboolean written = gem_deck_file_save_finish (file, result, &error);
  g_autofree char *text = NULL;

  if (entry == NULL || entry->file != file)
    return;
  if (written)
    {
      g_object_unref (entry->known);
      entry->known = g_steal_pointer (&entry->writing);
      if (!gem_deck_file_is_saved (file))
        write_later (entry, WRITE_REST);
      gem_deck_library_emit_changed (self);
      return;
    }
  g_clear_object (&entry->writing);
  write_later (entry, RETRY_REST);
  text = g_strdup_printf (_ ("The presentation “%s” can't be saved: %s. Your changes are kept "
                             "apart; make room, or save a copy elsewhere."),
                          name, error->message);
  g_signal_emit (self, signals[TROUBLE], 0, text);
}

static void
aside_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemDeckLibrary *self = GEM_DECK_LIBRARY (source);
  g_autofree char *name = data;
  g_autofree char *other = g_task_propagate_pointer (G_TASK (result), NULL);
  Entry *entry = g_hash_table_lookup (self->entries, name);

  if (entry == NULL || entry->writing == NULL)
    return;
  if (other != NULL)
    tell_aside (self, name, other);
  g_object_unref (entry->writing);
  entry->writing = gem_deck_copy (gem_deck_file_get_deck (entry->file));
  gem_deck_file_save_async (entry->file, NULL, NULL, written_cb, g_object_ref (self));
}

static void
write_entry (Entry *entry)
{
  g_autoptr (GTask) task = NULL;
  AsideData *data;

  if (entry->writing != NULL || gem_deck_file_is_saved (entry->file))
    return;
  entry->writing = gem_deck_copy (gem_deck_file_get_deck (entry->file));
  data = g_new0 (AsideData, 1);
  data->data_dir = g_strdup (entry->library->data_dir);
  data->path = g_strdup (gem_deck_file_get_path (entry->file));
  data->known = g_object_ref (entry->known);
  task = g_task_new (entry->library, NULL, aside_cb, g_strdup (entry->name));
  g_task_set_source_tag (task, write_entry);
  g_task_set_task_data (task, data, aside_data_free);
  g_task_run_in_thread (task, aside_in_thread);
}

static void
deck_changed_cb (GemDeck *deck, Entry *entry)
{
  write_later (entry, WRITE_REST);
}

/**
 * gem_deck_library_flush:
 * @self: the library
 *
 * Writes what is not written yet, before it returns: for the moment when the program ends, and no main
 * loop comes any more. What can't be written is kept as a copy, and comes back at the next start.
 */
void
gem_deck_library_flush (GemDeckLibrary *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self));

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;
      const char *path = gem_deck_file_get_path (entry->file);
      g_autofree char *other = NULL;

      while (entry->writing != NULL)
        g_main_context_iteration (NULL, TRUE);
      if (gem_deck_file_is_saved (entry->file))
        continue;
      other = set_aside (self->data_dir, path, entry->known);
      if (gem_deck_save (gem_deck_file_get_deck (entry->file), path, NULL))
        gem_deck_file_discard (entry->file);
      else
        gem_deck_file_flush (entry->file);
    }
}

/* --- what other programs do --- */

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemDeckLibrary) self = data;
  g_autoptr (GemDeckFile) read = gem_deck_file_open_finish (result, NULL, NULL);
  g_autofree char *name = NULL;
  Entry *entry;

  if (read == NULL)
    return;
  name = gem_deck_dup_name (gem_deck_file_get_path (read));
  entry = g_hash_table_lookup (self->entries, name);
  /* What was changed here as well is set apart when it is written. */
  if (entry == NULL || entry->writing != NULL || !gem_deck_file_is_saved (entry->file) ||
      gem_deck_equal (gem_deck_file_get_deck (read), entry->known))
    return;
  g_object_unref (entry->known);
  entry->known = gem_deck_copy (gem_deck_file_get_deck (read));
  gem_deck_take (gem_deck_file_get_deck (entry->file), entry->known);
  gem_deck_file_discard (entry->file);
  g_clear_handle_id (&entry->rest_id, g_source_remove);
}

static void
monitor_cb (
    GemDeckLibrary *self, GFile *file, GFile *other, GFileMonitorEvent event, GFileMonitor *monitor)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = path != NULL ? gem_deck_dup_name (path) : NULL;

  if (name == NULL || !g_str_has_suffix (path, GEM_DECK_SUFFIX) ||
      event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || event == G_FILE_MONITOR_EVENT_CHANGED)
    return;
  if (event != G_FILE_MONITOR_EVENT_DELETED && g_hash_table_contains (self->entries, name))
    gem_deck_file_open_async (path, self->data_dir, NULL, read_again_cb, g_object_ref (self));
  gem_deck_library_emit_changed (self);
}

/**
 * gem_deck_library_watch:
 * @self: the library
 *
 * From now on, what other programs do with the decks is seen. Does nothing while there is no folder of
 * decks yet, or where a file system can't tell.
 */
void
gem_deck_library_watch (GemDeckLibrary *self)
{
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self));

  if (self->monitor != NULL || !g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return;
  folder = g_file_new_for_path (self->folder);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_cb), self,
                             G_CONNECT_SWAPPED);
}

/* --- opening --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GemDeckLibrary *self = g_task_get_source_object (task);
  const char *name = g_task_get_task_data (task);
  g_autoptr (GPtrArray) faults = NULL;
  GError *error = NULL;
  g_autoptr (GemDeckFile) file = gem_deck_file_open_finish (result, &faults, &error);
  Entry *entry = g_hash_table_lookup (self->entries, name);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("There is no presentation “%s” here. It may have been removed, or have got "
                      "another name."),
                   name);
    }
  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Two may have asked at the same time; there is one file. */
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->library = self;
      entry->name = g_strdup (name);
      entry->file = g_object_ref (file);
      entry->known = gem_deck_copy (gem_deck_file_get_deck (file));
      g_hash_table_insert (self->entries, entry->name, entry);
      g_signal_connect (gem_deck_file_get_deck (file), "changed", G_CALLBACK (deck_changed_cb),
                        entry);
      if (faults->len > 0)
        g_object_set_data_full (G_OBJECT (task), "faults", g_ptr_array_ref (faults),
                                (GDestroyNotify) g_ptr_array_unref);
    }
  g_task_return_pointer (task, g_object_ref (entry->file), g_object_unref);
}

/* Takes @task. */
static void
open_now (GemDeckLibrary *self, GTask *task)
{
  g_autoptr (GTask) owned = task;
  const char *name = g_task_get_task_data (task);
  GemDeckFile *open = gem_deck_library_get_open (self, name);
  g_autofree char *path = gem_deck_library_dup_path (self, name);

  if (open != NULL)
    g_task_return_pointer (task, g_object_ref (open), g_object_unref);
  else if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _ ("“%s” can't be the name of a presentation"), name);
  else
    gem_deck_file_open_async (path, self->data_dir, g_task_get_cancellable (task), opened_cb,
                              g_steal_pointer (&owned));
}

/* Until it is released, what is to be opened waits. */
void
gem_deck_library_hold (GemDeckLibrary *self)
{
  self->held++;
}

void
gem_deck_library_release (GemDeckLibrary *self)
{
  GTask *task;

  if (--self->held > 0)
    return;
  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    open_now (self, task);
}

/**
 * gem_deck_library_open_async:
 * @self: the library
 * @name: of a deck
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Reads a deck in a worker, or gives the one that is open.
 */
void
gem_deck_library_open_async (GemDeckLibrary *self,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self) && name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_deck_library_open_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  if (self->held > 0)
    g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  else
    open_now (self, g_steal_pointer (&task));
}

/**
 * gem_deck_library_open_finish:
 * @self: the library
 * @result: what the callback got
 * @faults: (out) (optional) (nullable) (transfer full) (element-type GemDeckFault): what is wrong in the
 *   file, where it was read just now; %NULL for nothing
 * @error: return location for the error of gem_deck_load()
 *
 * Returns: (transfer full): the deck with its file, or %NULL with @error set
 */
GemDeckFile *
gem_deck_library_open_finish (GemDeckLibrary *self,
                              GAsyncResult *result,
                              GPtrArray **faults,
                              GError **error)
{
  GPtrArray *found;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  found = g_object_get_data (G_OBJECT (result), "faults");
  if (faults != NULL)
    *faults = found != NULL ? g_ptr_array_ref (found) : NULL;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_deck_library_get_open:
 * @self: the library
 * @name: of a deck
 *
 * Returns: (transfer none) (nullable): the deck with its file, where it is open
 */
GemDeckFile *
gem_deck_library_get_open (GemDeckLibrary *self, const char *name)
{
  Entry *entry;

  g_return_val_if_fail (GEM_IS_DECK_LIBRARY (self) && name != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, name);
  return entry != NULL ? entry->file : NULL;
}

/* A deck that goes is not written any more. Returns it as it is, where something was not written yet. */
GemDeck *
gem_deck_library_close (GemDeckLibrary *self, const char *name)
{
  Entry *entry = g_hash_table_lookup (self->entries, name);
  GemDeck *unsaved = NULL;

  if (entry == NULL)
    return NULL;
  if (!gem_deck_file_is_saved (entry->file) || entry->writing != NULL)
    unsaved = gem_deck_copy (gem_deck_file_get_deck (entry->file));
  gem_deck_file_discard (entry->file);
  g_hash_table_remove (self->entries, name);
  return unsaved;
}

/* --- the object --- */

static void
gem_deck_library_dispose (GObject *object)
{
  GemDeckLibrary *self = GEM_DECK_LIBRARY (object);

  g_hash_table_remove_all (self->entries);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (gem_deck_library_parent_class)->dispose (object);
}

static void
gem_deck_library_finalize (GObject *object)
{
  GemDeckLibrary *self = GEM_DECK_LIBRARY (object);

  g_hash_table_unref (self->entries);
  g_free (self->data_dir);
  g_free (self->folder);
  G_OBJECT_CLASS (gem_deck_library_parent_class)->finalize (object);
}

static void
gem_deck_library_class_init (GemDeckLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gem_deck_library_dispose;
  object_class->finalize = gem_deck_library_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[TROUBLE] = g_signal_new ("trouble", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_deck_library_init (GemDeckLibrary *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  g_queue_init (&self->waiting);
}

/**
 * gem_deck_library_new:
 * @data_dir: where the person's data is kept
 *
 * Returns: (transfer full): the library; nothing is read yet
 */
GemDeckLibrary *
gem_deck_library_new (const char *data_dir)
{
  GemDeckLibrary *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (GEM_TYPE_DECK_LIBRARY, NULL);
  self->data_dir = g_strdup (data_dir);
  self->folder = gem_deck_dup_folder (data_dir);
  return self;
}
