/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "search/gem-search-tokens.h"

#include <string.h>

struct _GemTokenizer
{
  fts5_tokenizer module;
  Fts5Tokenizer *instance;
};

typedef struct
{
  GemTokenFunc func;
  gpointer user_data;
} Run;

static gboolean
fail (GemSqlite *db, GError **error)
{
  g_set_error (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_FAILED, "FTS5: %s",
               sqlite3_errmsg (gem_sqlite_get_handle (db)));
  return FALSE;
}

/**
 * gem_fts5_get_api:
 * @db: a connection
 * @error: return location for a #GemSqliteError
 *
 * See https://www.sqlite.org/fts5.html#extending_fts5.
 *
 * Returns: (transfer none): what FTS5 offers to those who extend it
 */
fts5_api *
gem_fts5_get_api (GemSqlite *db, GError **error)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (gem_sqlite_get_handle (db), "SELECT fts5 (?1)", -1, &statement, NULL) ==
          SQLITE_OK &&
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL) == SQLITE_OK)
    sqlite3_step (statement);
  sqlite3_finalize (statement);
  if (api == NULL)
    fail (db, error);
  return api;
}

/**
 * gem_tokenizer_new:
 * @db: a connection; the tokenizer does not outlive it
 * @error: return location for a #GemSqliteError
 *
 * Returns: (transfer full): a tokenizer, for one thread at a time
 */
GemTokenizer *
gem_tokenizer_new (GemSqlite *db, GError **error)
{
  static const char *options[] = { "remove_diacritics", "2" };
  g_autoptr (GemTokenizer) self = g_new0 (GemTokenizer, 1);
  fts5_api *api = gem_fts5_get_api (db, error);
  void *context = NULL;

  if (api == NULL)
    return NULL;
  if (api->xFindTokenizer (api, "unicode61", &context, &self->module) != SQLITE_OK ||
      self->module.xCreate (context, options, G_N_ELEMENTS (options), &self->instance) != SQLITE_OK)
    {
      fail (db, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * gem_tokenizer_free:
 * @self: (transfer full): a tokenizer
 */
void
gem_tokenizer_free (GemTokenizer *self)
{
  g_return_if_fail (self != NULL);

  if (self->instance != NULL)
    self->module.xDelete (self->instance);
  g_free (self);
}

static int
token_cb (void *context, int flags, const char *token, int length, int start, int end)
{
  Run *run = context;

  return run->func (token, length, start, end, run->user_data) ? SQLITE_OK : SQLITE_DONE;
}

/**
 * gem_tokenizer_run:
 * @self: a tokenizer
 * @text: (nullable): any text
 * @func: (scope call): called for each word
 * @user_data: for @func
 */
void
gem_tokenizer_run (GemTokenizer *self, const char *text, GemTokenFunc func, gpointer user_data)
{
  Run run = { func, user_data };

  if (text != NULL)
    self->module.xTokenize (self->instance, &run, FTS5_TOKENIZE_AUX, text, (int) strlen (text),
                            token_cb);
}

static gboolean
add_token (const char *token, int length, int start, int end, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strndup (token, (gsize) length));
  return TRUE;
}

/**
 * gem_tokenizer_split:
 * @self: a tokenizer
 * @text: (nullable): any text
 *
 * Returns: (transfer full) (element-type utf8): its words
 */
GPtrArray *
gem_tokenizer_split (GemTokenizer *self, const char *text)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);

  gem_tokenizer_run (self, text, add_token, tokens);
  return tokens;
}

static gboolean
count_token (const char *token, int length, int start, int end, gpointer user_data)
{
  ++*(guint *) user_data;
  return TRUE;
}

/**
 * gem_tokenizer_count:
 * @self: a tokenizer
 * @text: (nullable): any text
 *
 * Returns: how many words it has
 */
guint
gem_tokenizer_count (GemTokenizer *self, const char *text)
{
  guint count = 0;

  gem_tokenizer_run (self, text, count_token, &count);
  return count;
}
