/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck-file.h"

#include "deck/gem-deck-keeper.h"
#include "deck/gem-deck-private.h"

#include <glib/gi18n-lib.h>

/* Somebody who types changes the deck many times a second; the disk hears of it once. The first change is
 * kept at once. */
#define REST 700 /* milliseconds */

struct _GemDeckFile
{
  GObject parent_instance;

  GemDeck *deck;
  char *path;
  GemDeckKeeper *keeper;
  guint64 revision; /* counts changes */
  guint64 saved;    /* the revision that is in the file */
  guint64 kept;     /* the revision that is in the copy, or in the file */
  gboolean keeping; /* a worker writes the copy */
  guint rest;       /* a source, while the next copy waits */
  char *trouble;
};

enum
{
  PROP_0,
  PROP_SAVED,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GemDeckFile, gem_deck_file, G_TYPE_OBJECT)

static void keep (GemDeckFile *self);

static void
set_trouble (GemDeckFile *self, const char *message)
{
  if (g_strcmp0 (self->trouble, message) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TROUBLE]);
}

/* --- the copy --- */

typedef struct
{
  GemDeckKeeper *keeper;
  GemDeck *deck;
  char *path;
  guint64 revision;
} KeepData;

static void
keep_data_free (gpointer data)
{
  KeepData *task = data;

  gem_deck_keeper_unref (task->keeper);
  g_object_unref (task->deck);
  g_free (task->path);
  g_free (task);
}

static KeepData *
keep_data_new (GemDeckFile *self)
{
  KeepData *data = g_new0 (KeepData, 1);

  data->keeper = gem_deck_keeper_ref (self->keeper);
  data->deck = gem_deck_copy (self->deck);
  data->path = g_strdup (self->path);
  data->revision = self->revision;
  return data;
}

static void
keep_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  KeepData *data = task_data;
  GError *error = NULL;

  if (gem_deck_keeper_write (data->keeper, data->deck, data->path, data->revision, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
rest_over_cb (gpointer data)
{
  GemDeckFile *self = data;

  self->rest = 0;
  if (self->revision > self->kept)
    keep (self);
  return G_SOURCE_REMOVE;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GemDeckFile *self = GEM_DECK_FILE (source);
  KeepData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->keeping = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->kept = MAX (self->kept, data->revision);
      set_trouble (self, NULL);
    }
  else
    {
      g_autofree char *message = g_strdup_printf (
          _ ("Your changes are not kept for when the program stops: %s. Save the presentation "
             "somewhere else."),
          error->message);

      set_trouble (self, message);
    }
  if (self->rest == 0)
    self->rest = g_timeout_add (REST, rest_over_cb, self);
}

static void
keep (GemDeckFile *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->keeping || self->rest != 0)
    return;
  self->keeping = TRUE;
  task = g_task_new (self, NULL, kept_cb, NULL);
  g_task_set_source_tag (task, keep);
  g_task_set_task_data (task, keep_data_new (self), keep_data_free);
  g_task_run_in_thread (task, keep_in_thread);
}

static void
changed_cb (GemDeck *deck, GemDeckFile *self)
{
  self->revision++;
  if (self->revision == self->saved + 1)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED]);
  keep (self);
}

/* --- the object --- */

static void
gem_deck_file_dispose (GObject *object)
{
  GemDeckFile *self = GEM_DECK_FILE (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_clear_object (&self->deck);
  g_clear_pointer (&self->keeper, gem_deck_keeper_unref);
  G_OBJECT_CLASS (gem_deck_file_parent_class)->dispose (object);
}

static void
gem_deck_file_finalize (GObject *object)
{
  GemDeckFile *self = GEM_DECK_FILE (object);

  g_free (self->path);
  g_free (self->trouble);
  G_OBJECT_CLASS (gem_deck_file_parent_class)->finalize (object);
}

static void
gem_deck_file_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GemDeckFile *self = GEM_DECK_FILE (object);

  switch (id)
    {
    case PROP_SAVED:
      g_value_set_boolean (value, gem_deck_file_is_saved (self));
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gem_deck_file_class_init (GemDeckFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags =
      (GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  object_class->dispose = gem_deck_file_dispose;
  object_class->finalize = gem_deck_file_finalize;
  object_class->get_property = gem_deck_file_get_property;
  props[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, TRUE, flags);
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gem_deck_file_init (GemDeckFile *self)
{
}

static GemDeckFile *
create (GemDeck *deck, const char *path, GemDeckKeeper *keeper)
{
  GemDeckFile *self = g_object_new (GEM_TYPE_DECK_FILE, NULL);

  self->deck = g_object_ref (deck);
  self->path = g_strdup (path);
  self->keeper = keeper;
  g_signal_connect (deck, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

/**
 * gem_deck_file_new:
 * @deck: a deck
 * @path: (nullable): its file; %NULL for one that was never saved
 * @data_dir: where the person's data is kept
 *
 * Without @path, the deck counts as not saved from the first change on.
 *
 * Returns: (transfer full): the deck with its file
 */
GemDeckFile *
gem_deck_file_new (GemDeck *deck, const char *path, const char *data_dir)
{
  g_return_val_if_fail (GEM_IS_DECK (deck) && data_dir != NULL, NULL);

  return create (deck, path, gem_deck_keeper_new (data_dir, NULL));
}

/**
 * gem_deck_file_new_recovered:
 * @unsaved: what gem_deck_recover() found
 * @data_dir: where the person's data is kept
 *
 * Returns: (transfer full): the deck with its file, not saved; its copy is kept until it is
 */
GemDeckFile *
gem_deck_file_new_recovered (const GemDeckUnsaved *unsaved, const char *data_dir)
{
  GemDeckFile *self;

  g_return_val_if_fail (unsaved != NULL && data_dir != NULL, NULL);

  self = create (unsaved->deck, unsaved->path, gem_deck_keeper_new (data_dir, unsaved->id));
  self->revision = 1;
  keep (self);
  return self;
}

/* --- opening --- */

typedef struct
{
  char *path;
  char *data_dir;
  GPtrArray *faults;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_free (open->data_dir);
  g_clear_pointer (&open->faults, g_ptr_array_unref);
  g_free (open);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenData *open = task_data;
  GError *error = NULL;
  GemDeck *deck = gem_deck_load (open->path, open->faults, &error);

  if (deck != NULL)
    g_task_return_pointer (task, deck, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_deck_file_open_async:
 * @path: a file
 * @data_dir: where the person's data is kept
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Reads a deck in a worker.
 */
void
gem_deck_file_open_async (const char *path,
                          const char *data_dir,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OpenData *open;

  g_return_if_fail (path != NULL && data_dir != NULL);

  open = g_new0 (OpenData, 1);
  open->path = g_strdup (path);
  open->data_dir = g_strdup (data_dir);
  open->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_deck_file_open_async);
  g_task_set_task_data (task, open, open_data_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * gem_deck_file_open_finish:
 * @result: what the callback got
 * @faults: (out) (optional) (transfer full) (element-type GemDeckFault): what is wrong in the file
 * @error: return location for the error of gem_deck_load()
 *
 * Returns: (transfer full): the deck with its file, or %NULL with @error set
 */
GemDeckFile *
gem_deck_file_open_finish (GAsyncResult *result, GPtrArray **faults, GError **error)
{
  g_autoptr (GemDeck) deck = NULL;
  OpenData *open;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  open = g_task_get_task_data (G_TASK (result));
  deck = g_task_propagate_pointer (G_TASK (result), error);
  if (deck == NULL)
    return NULL;
  if (faults != NULL)
    *faults = g_ptr_array_ref (open->faults);
  return gem_deck_file_new (deck, open->path, open->data_dir);
}

/* --- what is asked --- */

/**
 * gem_deck_file_get_deck:
 * @self: a deck with its file
 *
 * Returns: (transfer none): the deck
 */
GemDeck *
gem_deck_file_get_deck (GemDeckFile *self)
{
  g_return_val_if_fail (GEM_IS_DECK_FILE (self), NULL);

  return self->deck;
}

/**
 * gem_deck_file_get_path:
 * @self: a deck with its file
 *
 * Returns: (nullable): the file; %NULL until it is saved
 */
const char *
gem_deck_file_get_path (GemDeckFile *self)
{
  g_return_val_if_fail (GEM_IS_DECK_FILE (self), NULL);

  return self->path;
}

/**
 * gem_deck_file_dup_folder:
 * @self: a deck with its file
 *
 * Returns: (transfer full) (nullable): the folder of its pictures, for #GemSlideSource
 */
char *
gem_deck_file_dup_folder (GemDeckFile *self)
{
  g_return_val_if_fail (GEM_IS_DECK_FILE (self), NULL);

  return self->path != NULL ? g_path_get_dirname (self->path) : NULL;
}

/**
 * gem_deck_file_is_saved:
 * @self: a deck with its file
 *
 * Returns: whether all changes are in the file
 */
gboolean
gem_deck_file_is_saved (GemDeckFile *self)
{
  g_return_val_if_fail (GEM_IS_DECK_FILE (self), FALSE);

  return self->revision == self->saved;
}

/**
 * gem_deck_file_get_trouble:
 * @self: a deck with its file
 *
 * Returns: (nullable): why changes would be lost when the program stops, for people
 */
const char *
gem_deck_file_get_trouble (GemDeckFile *self)
{
  g_return_val_if_fail (GEM_IS_DECK_FILE (self), NULL);

  return self->trouble;
}

/* --- saving --- */

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  KeepData *data = task_data;
  GError *error = NULL;

  if (!gem_deck_save (data->deck, data->path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  gem_deck_keeper_drop (data->keeper, data->revision);
  g_task_return_boolean (task, TRUE);
}

/**
 * gem_deck_file_save_async:
 * @self: a deck with its file
 * @path: (nullable): another file, which is its file from then on; %NULL for the one that it has
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Writes the file whole, or leaves it as it was. What is changed in the meantime is not saved.
 */
void
gem_deck_file_save_async (GemDeckFile *self,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  KeepData *data;

  g_return_if_fail (GEM_IS_DECK_FILE (self) && (path != NULL || self->path != NULL));

  data = keep_data_new (self);
  if (path != NULL)
    {
      g_free (data->path);
      data->path = g_strdup (path);
    }
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_deck_file_save_async);
  /* A file that was written is written, whoever stopped waiting for it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, keep_data_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * gem_deck_file_save_finish:
 * @self: a deck with its file
 * @result: what the callback got
 * @error: return location for a #GFileError
 *
 * Returns: whether it was saved
 */
gboolean
gem_deck_file_save_finish (GemDeckFile *self, GAsyncResult *result, GError **error)
{
  KeepData *data;

  g_return_val_if_fail (GEM_IS_DECK_FILE (self) && g_task_is_valid (result, self), FALSE);

  data = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (self->path != data->path && g_strcmp0 (self->path, data->path) != 0)
    {
      g_free (self->path);
      self->path = g_strdup (data->path);
    }
  self->saved = MAX (self->saved, data->revision);
  self->kept = MAX (self->kept, data->revision);
  set_trouble (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED]);
  /* The copy went with the save; what came after it is kept anew. */
  if (self->revision > self->saved)
    {
      self->kept = self->saved;
      keep (self);
    }
  return TRUE;
}

/**
 * gem_deck_file_discard:
 * @self: a deck with its file
 *
 * The person does not want the changes: nothing of them is offered again.
 */
void
gem_deck_file_discard (GemDeckFile *self)
{
  g_return_if_fail (GEM_IS_DECK_FILE (self));

  gem_deck_keeper_drop (self->keeper, self->revision);
  self->kept = self->revision;
  self->saved = self->revision;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED]);
}

/**
 * gem_deck_file_flush:
 * @self: a deck with its file
 *
 * Keeps the last changes before it returns: for the moment when the program ends, and no main loop comes
 * any more.
 */
void
gem_deck_file_flush (GemDeckFile *self)
{
  g_autoptr (GemDeck) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GEM_IS_DECK_FILE (self));

  if (self->revision == self->kept)
    return;
  copy = gem_deck_copy (self->deck);
  if (gem_deck_keeper_write (self->keeper, copy, self->path, self->revision, &error))
    self->kept = self->revision;
  else
    set_trouble (self, error->message);
}
