/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-provider.h"

#include "context/gem-context.h"
#include "gem-shell-search.h"
#include "search/gem-hit-words.h"

/* The desktop shows five or so. */
#define MOST 10
/* How long what is read and stored stays open after the last question, in seconds. */
#define STAYS_OPEN 30
/* Of what was found before, so many are remembered to be told of. */
#define REMEMBERED 200

struct _GemSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* which owns it */
  char *data_dir;
  GemShellSearchProvider2 *skeleton;
  GemSearch *search;         /* NULL while nobody asks */
  GPtrArray *waiting;        /* Question: until the search is open */
  GHashTable *known;         /* id -> GVariant: what was found last, as the desktop shows it */
  GCancellable *cancellable; /* of the question that is out */
  guint close;
  gboolean opening;
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchProvider, gem_search_provider, G_TYPE_OBJECT)

/* What the desktop asked, until it has its answer. */
typedef struct
{
  GemSearchProvider *self;
  GDBusMethodInvocation *invocation;
  char *words;
  gboolean
      again; /* the desktop asks about what was found before: both answers have the same form */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_application_release (question->self->application);
  g_clear_object (&question->invocation);
  g_object_unref (question->self);
  g_free (question->words);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* An answer has to come, or the desktop waits. */
static void
answer (Question *question, const char *const *ids)
{
  GDBusMethodInvocation *invocation = g_steal_pointer (&question->invocation);

  if (question->again)
    gem_shell_search_provider2_complete_get_subsearch_result_set (question->self->skeleton,
                                                                  invocation, ids);
  else
    gem_shell_search_provider2_complete_get_initial_result_set (question->self->skeleton,
                                                                invocation, ids);
}

static void
answer_nothing (Question *question)
{
  const char *const nothing[] = { NULL };

  answer (question, nothing);
}

static gboolean
close_cb (gpointer data)
{
  GemSearchProvider *self = data;

  self->close = 0;
  g_clear_object (&self->search);
  g_hash_table_remove_all (self->known);
  return G_SOURCE_REMOVE;
}

static void
stay_open (GemSearchProvider *self)
{
  g_clear_handle_id (&self->close, g_source_remove);
  self->close = g_timeout_add_seconds (STAYS_OPEN, close_cb, self);
}

/* Where it stands and the words around it, on one line. */
static char *
describe (const GemHit *hit)
{
  gboolean path = hit->path != NULL && *hit->path != '\0';
  gboolean snippet = hit->snippet != NULL && *hit->snippet != '\0';

  return g_strconcat (path ? hit->path : "", path && snippet ? " – " : "",
                      snippet ? hit->snippet : "", NULL);
}

static GVariant *
make_meta (const GemHit *hit)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (gem_hit_kind_icon (hit->kind));
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);
  g_autofree char *description = describe (hit);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (hit->address));
  g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (hit->title));
  g_variant_builder_add (&builder, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (&builder, "{sv}", "icon", serialized);
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  GemSearchProvider *self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemHits) hits = gem_search_find_finish (GEM_SEARCH (source), result, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (hits == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("the desktop's search was not answered: %s", error->message);
      answer_nothing (question);
      return;
    }
  if (g_hash_table_size (self->known) > REMEMBERED)
    g_hash_table_remove_all (self->known);
  for (guint i = 0; i < MIN (hits->hits->len, MOST); i++)
    {
      const GemHit *hit = g_ptr_array_index (hits->hits, i);

      g_hash_table_insert (self->known, g_strdup (hit->address), make_meta (hit));
      g_ptr_array_add (ids, hit->address);
    }
  g_ptr_array_add (ids, NULL);
  answer (question, (const char *const *) ids->pdata);
}

static void
ask (GemSearchProvider *self, Question *question)
{
  stay_open (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_search_find_async (self->search, question->words, GEM_HITS_ALL, MOST, GEM_SEARCH_PREFIX,
                         self->cancellable, found_cb, question);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSearchProvider) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemContext) context = gem_context_open_finish (result, &error);
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->opening = FALSE;
  self->waiting = g_ptr_array_new ();
  if (context == NULL)
    g_warning ("the desktop's search was not answered: %s", error->message);
  else
    self->search =
        gem_search_new (gem_context_get_edition (context), gem_context_get_store (context));
  for (guint i = 0; i < waiting->len; i++)
    {
      Question *question = g_ptr_array_index (waiting, i);

      if (context != NULL)
        ask (self, question);
      else
        {
          answer_nothing (question);
          question_free (question);
        }
    }
}

static gboolean
take_question (GemSearchProvider *self,
               GDBusMethodInvocation *invocation,
               const char *const *terms,
               gboolean again)
{
  Question *question = g_new0 (Question, 1);

  g_application_hold (self->application);
  question->self = g_object_ref (self);
  question->invocation = g_object_ref (invocation);
  question->words = g_strjoinv (" ", (char **) terms);
  question->again = again;
  if (self->search != NULL)
    {
      ask (self, question);
      return TRUE;
    }
  g_ptr_array_add (self->waiting, question);
  if (self->opening)
    return TRUE;
  self->opening = TRUE;
  gem_context_open_async (self->data_dir, NULL, opened_cb, g_object_ref (self));
  return TRUE;
}

static gboolean
initial_cb (GemSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  return take_question (self, invocation, terms, FALSE);
}

static gboolean
subsearch_cb (GemSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *const *previous,
              const char *const *terms)
{
  return take_question (self, invocation, terms, TRUE);
}

static gboolean
metas_cb (GemSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *ids)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      GVariant *meta = g_hash_table_lookup (self->known, ids[i]);

      if (meta != NULL)
        g_variant_builder_add_value (&builder, meta);
    }
  gem_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation,
                                                        g_variant_builder_end (&builder));
  return TRUE;
}

static gboolean
activate_cb (GemSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *id,
             const char *const *terms,
             guint timestamp)
{
  g_autoptr (GemAddress) address = gem_address_parse (id, NULL);

  if (address != NULL)
    g_signal_emit (self, signals[GO], 0, address, timestamp);
  gem_shell_search_provider2_complete_activate_result (self->skeleton, invocation);
  return TRUE;
}

static gboolean
launch_cb (GemSearchProvider *self,
           GDBusMethodInvocation *invocation,
           const char *const *terms,
           guint timestamp)
{
  g_autofree char *words = g_strjoinv (" ", (char **) terms);
  g_autoptr (GemAddress) address = gem_search_address_new (words, GEM_HITS_ALL, FALSE);

  g_signal_emit (self, signals[GO], 0, address, timestamp);
  gem_shell_search_provider2_complete_launch_search (self->skeleton, invocation);
  return TRUE;
}

static void
gem_search_provider_dispose (GObject *object)
{
  GemSearchProvider *self = GEM_SEARCH_PROVIDER (object);

  g_clear_handle_id (&self->close, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->search);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->data_dir, g_free);

  G_OBJECT_CLASS (gem_search_provider_parent_class)->dispose (object);
}

static void
gem_search_provider_class_init (GemSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_search_provider_dispose;

  /**
   * GemSearchProvider::go:
   * @self: a provider
   * @address: where the person wants to go
   * @timestamp: when they said so, for the window manager
   */
  signals[GO] = g_signal_new ("go", GEM_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, GEM_TYPE_ADDRESS, G_TYPE_UINT);
}

static void
gem_search_provider_init (GemSearchProvider *self)
{
  self->skeleton = gem_shell_search_provider2_skeleton_new ();
  self->waiting = g_ptr_array_new ();
  self->known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  g_signal_connect_swapped (self->skeleton, "handle-get-initial-result-set",
                            G_CALLBACK (initial_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-get-subsearch-result-set",
                            G_CALLBACK (subsearch_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb),
                            self);
  g_signal_connect_swapped (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self);
}

/**
 * gem_search_provider_new:
 * @application: the application that owns it, and stays while a question is out
 * @data_dir: (nullable): where the person's data is kept
 *
 * Returns: (transfer full): a provider that nobody can ask yet
 */
GemSearchProvider *
gem_search_provider_new (GApplication *application, const char *data_dir)
{
  GemSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (GEM_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  self->data_dir = g_strdup (data_dir);
  return self;
}

/**
 * gem_search_provider_export:
 * @self: a provider
 * @connection: the bus
 * @path: where it is found there
 * @error: return location for an error
 *
 * Returns: whether it can be asked now
 */
gboolean
gem_search_provider_export (GemSearchProvider *self,
                            GDBusConnection *connection,
                            const char *path,
                            GError **error)
{
  g_return_val_if_fail (GEM_IS_SEARCH_PROVIDER (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           path, error);
}

/**
 * gem_search_provider_unexport:
 * @self: a provider
 */
void
gem_search_provider_unexport (GemSearchProvider *self)
{
  g_return_if_fail (GEM_IS_SEARCH_PROVIDER (self));

  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
