/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "search/gem-search.h"

#include "search/gem-search-private.h"

#include <string.h>

/* So many of each kind are in an answer, if there are, before the best of all fill it up. */
#define SHARE_OF_A_KIND 5

struct _GemSearch
{
  GObject parent_instance;

  GemEdition *edition;
  GemStore *store;
  GThreadPool *pool; /* one thread: a question never waits for what other workers do */

  /* Of the store's main context: bits of the kinds whose words are being read anew, or have to be. */
  guint refreshing;
  guint stale;

  GMutex out_lock;
  GCond answered;
  guint out; /* questions that the thread has not answered yet */

  GMutex lock; /* of all below */
  GemEditionIndex *edition_index;
  GemStoreIndex *store_index; /* NULL where nothing is stored */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearch, gem_search, G_TYPE_OBJECT)

typedef struct
{
  char *question;
  guint kinds;
  guint limit;
  GemSearchFlags flags;
} Request;

/* One question on its way: for each index, what it is there. */
typedef struct
{
  GemQuestion *question;
  GemMatch *edition;
  GemMatch *items;
  GemMatch *notes;
  GHashTable *corrections;
} Asking;

static void refresh (GemSearch *self, guint kinds);

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->question);
  g_free (request);
}

static void
clear_matches (Asking *asking)
{
  g_clear_pointer (&asking->edition, gem_match_free);
  g_clear_pointer (&asking->items, gem_match_free);
  g_clear_pointer (&asking->notes, gem_match_free);
}

static void
asking_clear (Asking *asking)
{
  clear_matches (asking);
  g_clear_pointer (&asking->question, gem_question_free);
  g_clear_pointer (&asking->corrections, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

static void
gem_search_finalize (GObject *object)
{
  GemSearch *self = GEM_SEARCH (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_clear_pointer (&self->edition_index, gem_edition_index_free);
  g_clear_pointer (&self->store_index, gem_store_index_free);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->out_lock);
  g_cond_clear (&self->answered);
  g_clear_object (&self->edition);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gem_search_parent_class)->finalize (object);
}

static void
gem_search_class_init (GemSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_search_finalize;

  /**
   * GemSearch::changed:
   * @self: a search
   *
   * The same question may have another answer now. Emitted in the main context of the store.
   */
  signals[CHANGED] = g_signal_new ("changed", GEM_TYPE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
answer_in_thread (GTask *task)
{
  const Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  GemHits *hits;

  if (g_task_return_error_if_cancelled (task))
    return;
  hits = gem_search_find (g_task_get_source_object (task), request->question, request->kinds,
                          request->limit, request->flags, g_task_get_cancellable (task), &error);
  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) gem_hits_free);
  else
    g_task_return_error (task, error);
}

static void
find_in_thread (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  GemSearch *self = g_task_get_source_object (task);

  answer_in_thread (task);
  g_mutex_lock (&self->out_lock);
  self->out--;
  g_cond_broadcast (&self->answered);
  g_mutex_unlock (&self->out_lock);
}

static void
gem_search_init (GemSearch *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->out_lock);
  g_cond_init (&self->answered);
  self->pool = g_thread_pool_new (find_in_thread, NULL, 1, FALSE, NULL);
}

static void
agenda_changed_cb (GemSearch *self)
{
  refresh (self, GEM_HIT_BIT (GEM_HIT_ITEM));
}

static void
notes_changed_cb (GemSearch *self)
{
  refresh (self, GEM_HIT_BIT (GEM_HIT_NOTE));
}

/**
 * gem_search_new:
 * @edition: what is read
 * @store: what is stored
 *
 * Touches nothing yet: the first question makes the indexes ready, an empty one too.
 *
 * Returns: (transfer full): a search
 */
GemSearch *
gem_search_new (GemEdition *edition, GemStore *store)
{
  GemSearch *self;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && GEM_IS_STORE (store), NULL);

  self = g_object_new (GEM_TYPE_SEARCH, NULL);
  self->edition = g_object_ref (edition);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (agenda_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notes-changed", G_CALLBACK (notes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static GemStoreIndex *
open_store (GemStore *store, guint kinds, GError **error)
{
  g_autoptr (GemStoreIndex) index = gem_store_index_new (store, error);

  if (index == NULL || !gem_store_index_load_words (index, kinds, error))
    return NULL;
  return g_steal_pointer (&index);
}

/* The words are read beside the old ones, which serve until then. Before the first question there is nothing to
 * read anew. */
static void
refresh_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GemSearch *self = source;
  g_autoptr (GemStoreIndex) fresh = NULL;
  GError *error = NULL;
  gboolean in_use;

  g_mutex_lock (&self->lock);
  in_use = self->store_index != NULL;
  g_mutex_unlock (&self->lock);
  if (!in_use)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  fresh = open_store (self->store, GPOINTER_TO_UINT (task_data), &error);
  if (fresh == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_mutex_lock (&self->lock);
  gem_store_index_swap_words (self->store_index, fresh, GPOINTER_TO_UINT (task_data));
  g_mutex_unlock (&self->lock);
  g_task_return_boolean (task, TRUE);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemSearch *self = GEM_SEARCH (source);
  g_autoptr (GError) error = NULL;
  gboolean in_use = g_task_propagate_boolean (G_TASK (result), &error);

  /* The words from before stay of use, and the next question says what is wrong. */
  if (error != NULL)
    g_debug ("the words of %s: %s", gem_store_get_path (self->store), error->message);
  self->refreshing = 0;
  if (in_use || error != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
  if (self->stale != 0)
    refresh (self, self->stale);
}

/* Other rows have other words. Those of the agendas are many, so that a note leaves them alone; and no lock is
 * taken here, which a question holds until it is answered. */
static void
refresh (GemSearch *self, guint kinds)
{
  g_autoptr (GTask) task = NULL;

  self->stale |= kinds;
  if (self->refreshing != 0)
    return;
  self->refreshing = self->stale;
  self->stale = 0;
  task = g_task_new (self, NULL, refreshed_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, GUINT_TO_POINTER (self->refreshing), NULL);
  g_task_run_in_thread (task, refresh_in_thread);
}

static gboolean
make_ready (GemSearch *self, GCancellable *cancellable, GError **error)
{
  if (self->edition_index == NULL)
    self->edition_index = gem_edition_index_new (self->edition, cancellable, error);
  if (self->edition_index == NULL)
    return FALSE;
  if (self->store_index == NULL &&
      g_file_test (gem_store_get_path (self->store), G_FILE_TEST_EXISTS))
    {
      self->store_index = open_store (self->store, GEM_HITS_ALL, error);
      if (self->store_index == NULL)
        return FALSE;
    }
  gem_sqlite_claim (gem_edition_index_get (self->edition_index)->db);
  if (self->store_index != NULL)
    gem_sqlite_claim (gem_store_index_get_connection (self->store_index));
  return TRUE;
}

/* One look at what is stored, however much is asked there: all of an answer is of one moment, and the file is locked
 * once. */
static gboolean
begin_reading (GemSearch *self, GError **error)
{
  return self->store_index == NULL ||
         gem_sqlite_exec (gem_store_index_get_connection (self->store_index), "BEGIN", error);
}

static void
end_reading (GemSearch *self)
{
  if (self->store_index != NULL)
    gem_sqlite_rollback (gem_store_index_get_connection (self->store_index));
}

static void
set_cancellable (GemSearch *self, GCancellable *cancellable)
{
  gem_sqlite_set_cancellable (gem_edition_index_get (self->edition_index)->db, cancellable);
  if (self->store_index != NULL)
    gem_sqlite_set_cancellable (gem_store_index_get_connection (self->store_index), cancellable);
}

static void
make_matches (GemSearch *self, Asking *asking, GemMatchFlags flags)
{
  clear_matches (asking);
  asking->edition = gem_index_match (gem_edition_index_get (self->edition_index), asking->question,
                                     asking->corrections, flags);
  if (self->store_index == NULL)
    return;
  asking->items = gem_index_match (gem_store_index_get (self->store_index, GEM_HIT_ITEM),
                                   asking->question, asking->corrections, flags);
  asking->notes = gem_index_match (gem_store_index_get (self->store_index, GEM_HIT_NOTE),
                                   asking->question, asking->corrections, flags);
}

static void
find_corrections (GemSearch *self, Asking *asking)
{
  GemIndex *edition = gem_edition_index_get (self->edition_index);
  GemVocabulary *vocabularies[3] = { edition->vocabulary };
  guint n = 1;

  if (self->store_index != NULL)
    {
      vocabularies[n++] = gem_store_index_get (self->store_index, GEM_HIT_ITEM)->vocabulary;
      vocabularies[n++] = gem_store_index_get (self->store_index, GEM_HIT_NOTE)->vocabulary;
    }
  asking->corrections =
      gem_question_find_corrections (asking->question, edition->tokenizer, vocabularies, n);
}

static gboolean
ask_all (GemSearch *self, const Asking *asking, guint kinds, GemFinding *finding, GError **error)
{
  gboolean words = asking->question->terms->len > 0;

  if (!gem_edition_index_find (self->edition_index, asking->question,
                               words ? asking->edition : NULL, kinds, finding, error))
    return FALSE;
  if (self->store_index == NULL)
    return TRUE;
  for (GemHitKind kind = GEM_HIT_ITEM; kind <= GEM_HIT_NOTE; kind++)
    {
      const GemMatch *match = kind == GEM_HIT_ITEM ? asking->items : asking->notes;

      if ((kinds & GEM_HIT_BIT (kind)) != 0 &&
          !gem_store_index_find (self->store_index, kind, asking->question, words ? match : NULL,
                                 finding, error))
        return FALSE;
    }
  return TRUE;
}

/* All the words; where no row has them all, those that have most. */
static gboolean
ask (GemSearch *self, Asking *asking, guint kinds, GemFinding *finding, GError **error)
{
  if (asking->question->terms->len > 0)
    {
      make_matches (self, asking, GEM_MATCH_ALL);
      if (asking->edition->missing > 0 && (asking->items == NULL || asking->items->missing > 0) &&
          (asking->notes == NULL || asking->notes->missing > 0))
        {
          find_corrections (self, asking);
          if (g_hash_table_size (asking->corrections) > 0)
            make_matches (self, asking, GEM_MATCH_ALL);
        }
    }
  if (!ask_all (self, asking, kinds, finding, error))
    return FALSE;
  if (finding->found->len > 0 || asking->edition == NULL || asking->edition->n_groups < 2)
    return TRUE;
  make_matches (self, asking, GEM_MATCH_ANY);
  return ask_all (self, asking, kinds, finding, error);
}

/* What is as good stays in the order in which it was found. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const GemFound *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank > other->rank ? -1 : 1;
  return (int) one->kind - (int) other->kind;
}

/* Some of each kind, and the best of all: they come first then. Returns how many. */
static guint
choose (GArray *found, const guint counts[GEM_HIT_N_KINDS], guint limit)
{
  guint taken[GEM_HIT_N_KINDS] = { 0 };
  guint promised = 0, n = 0;

  g_array_sort (found, compare_found);
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    promised += MIN (counts[kind], SHARE_OF_A_KIND);
  for (guint i = 0; i < found->len && n < limit; i++)
    {
      const GemFound one = g_array_index (found, GemFound, i);

      if (taken[one.kind] < SHARE_OF_A_KIND)
        promised -= promised > 0;
      else if (limit - n <= promised)
        continue;
      taken[one.kind]++;
      g_array_index (found, GemFound, n++) = one;
    }
  return n;
}

/* Reads what was chosen. */
static gboolean
read_hits (GemSearch *self, GArray *found, guint n, GPtrArray *hits, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      const GemFound *one = &g_array_index (found, GemFound, i);
      GemHit *hit = NULL;

      if (one->kind < GEM_HIT_ITEM)
        hit = gem_edition_index_read (self->edition_index, one);
      else if (!gem_store_index_read (self->store_index, one, &hit, error))
        return FALSE;
      if (hit != NULL)
        g_ptr_array_add (hits, hit);
    }
  return TRUE;
}

static void
order_kinds (GemHits *hits)
{
  guint n = 0;
  gboolean seen[GEM_HIT_N_KINDS] = { FALSE };

  for (guint i = 0; i < hits->hits->len; i++)
    {
      GemHitKind kind = ((GemHit *) g_ptr_array_index (hits->hits, i))->kind;

      if (!seen[kind])
        hits->best[n++] = kind;
      seen[kind] = TRUE;
    }
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    if (!seen[kind])
      hits->best[n++] = kind;
}

static void
mark (GemSearch *self, const Asking *asking, GemHits *hits)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  GemTokenizer *tokenizer = gem_edition_index_get (self->edition_index)->tokenizer;

  for (guint i = 0; i < hits->hits->len; i++)
    {
      GemHit *hit = g_ptr_array_index (hits->hits, i);
      const GemMatch *match = hit->kind == GEM_HIT_ITEM   ? asking->items
                              : hit->kind == GEM_HIT_NOTE ? asking->notes
                                                          : asking->edition;
      g_autofree char *text = g_steal_pointer (&hit->snippet);

      gem_hit_mark (hit, tokenizer, match != NULL ? match->words : none, text);
    }
}

static GemHits *
answer (GemSearch *self, const Request *request, GError **error)
{
  g_auto (Asking)
      asking = { .question = gem_question_parse (request->question, self->edition,
                                                 (request->flags & GEM_SEARCH_PREFIX)) };
  g_autoptr (GemHits) hits = g_new0 (GemHits, 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (GemFound));
  GemFinding finding = { .found = found };

  hits->hits = g_ptr_array_new_with_free_func (gem_hit_free);
  if ((request->flags & GEM_SEARCH_PROVINCES) != 0)
    finding.provinces = hits->provinces =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if ((asking.question->terms->len > 0 || asking.question->chips->len > 0) &&
      !ask (self, &asking, request->kinds, &finding, error))
    return NULL;
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    hits->counts[kind] = MIN (finding.counts[kind], GEM_HITS_MAX_COUNT);
  if (!read_hits (self, found, choose (found, hits->counts, request->limit), hits->hits, error))
    return NULL;
  order_kinds (hits);
  mark (self, &asking, hits);
  hits->suggestion =
      gem_question_suggest (asking.question, gem_edition_index_get (self->edition_index)->tokenizer,
                            asking.corrections, request->question);
  return g_steal_pointer (&hits);
}

/**
 * gem_search_find:
 * @self: a search
 * @question: (nullable): whatever a person typed; docs/search.md has the grammar
 * @kinds: bits of #GemHitKind, or %GEM_HITS_ALL
 * @limit: how many hits at most
 * @flags: flags
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line. Of agenda items, those are judged that came last; all of the
 * edition is. Questions are answered one after the other.
 *
 * Returns: (transfer full): what was found; nothing, for an empty question
 */
GemHits *
gem_search_find (GemSearch *self,
                 const char *question,
                 guint kinds,
                 guint limit,
                 GemSearchFlags flags,
                 GCancellable *cancellable,
                 GError **error)
{
  const Request request = { (char *) question, kinds, limit, flags };
  GemHits *hits = NULL;

  g_return_val_if_fail (GEM_IS_SEARCH (self), NULL);

  g_mutex_lock (&self->lock);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error) &&
      make_ready (self, cancellable, error) && begin_reading (self, error))
    {
      set_cancellable (self, cancellable);
      hits = answer (self, &request, error);
      set_cancellable (self, NULL);
      end_reading (self);
    }
  g_mutex_unlock (&self->lock);
  return hits;
}

/**
 * gem_search_find_async:
 * @self: a search
 * @question: (nullable): whatever a person typed
 * @kinds: bits of #GemHitKind, or %GEM_HITS_ALL
 * @limit: how many hits at most
 * @flags: flags
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_search_find(), in the search's own thread. Whoever types on cancels the question before.
 */
void
gem_search_find_async (GemSearch *self,
                       const char *question,
                       guint kinds,
                       guint limit,
                       GemSearchFlags flags,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;
  Request *request;

  g_return_if_fail (GEM_IS_SEARCH (self));

  request = g_new0 (Request, 1);
  request->question = g_strdup (question);
  request->kinds = kinds;
  request->limit = limit;
  request->flags = flags;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_search_find_async);
  g_task_set_task_data (task, request, request_free);
  g_mutex_lock (&self->out_lock);
  self->out++;
  g_mutex_unlock (&self->out_lock);
  g_thread_pool_push (self->pool, task, NULL);
}

/**
 * gem_search_find_finish:
 * @self: a search
 * @result: what the callback got
 * @error: return location for the error of gem_search_find()
 *
 * Returns: (transfer full): what was found
 */
GemHits *
gem_search_find_finish (GemSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_search_wait:
 * @self: a search
 * @microseconds: how long at most
 *
 * Waits until the answers to all questions of gem_search_find_async() are on their way to the main context. It is for
 * the moment before a frame is painted, in which there would be nothing to paint yet; a millisecond or two, no more.
 *
 * Returns: whether they are
 */
gboolean
gem_search_wait (GemSearch *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean answered;

  g_return_val_if_fail (GEM_IS_SEARCH (self), FALSE);

  g_mutex_lock (&self->out_lock);
  while (self->out > 0 && g_cond_wait_until (&self->answered, &self->out_lock, end))
    ;
  answered = self->out == 0;
  g_mutex_unlock (&self->out_lock);
  return answered;
}
