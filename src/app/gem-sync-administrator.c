/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The feeds that an administrator gives everybody, in the setting "feeds". */

#include "gem-sync-private.h"

#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-signature.h"

#include <glib/gi18n.h>

typedef struct
{
  char *url;
  char *key; /* NULL where pages need no signature */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->url);
  g_free (entry->key);
  g_free (entry);
}

/* "URL" or "URL KEY"; NULL with the reason in @why. */
static Entry *
parse_entry (const char *text, char **why)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) words = g_strsplit (stripped, " ", 2);
  g_autoptr (GemFeedFault) fault = NULL;
  g_autoptr (GUri) uri = gem_feed_address_parse (words[0] != NULL ? words[0] : "", &fault);
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  Entry *entry;

  if (uri == NULL)
    {
      *why = g_strdup (fault->message);
      return NULL;
    }
  if (words[1] != NULL)
    {
      key = gem_feed_public_key_normalize (words[1], &error);
      if (key == NULL)
        {
          *why = g_strdup (error->message);
          return NULL;
        }
    }
  entry = g_new0 (Entry, 1);
  entry->url = g_strdup (words[0]);
  entry->key = g_steal_pointer (&key);
  return entry;
}

/* What is good of the setting; what is not goes to @trouble, where that is asked for. */
static GPtrArray *
parse_entries (GemSync *self, GString *trouble)
{
  g_auto (GStrv) texts = g_settings_get_strv (gem_context_get_settings (self->context), "feeds");
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *why = NULL;
      Entry *entry = parse_entry (texts[i], &why);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
      else if (trouble != NULL)
        g_string_append_printf (
            trouble, _ ("Your administrator gave an agenda that can't be followed: “%s”. %s"),
            texts[i], why);
      if (entry == NULL && trouble != NULL)
        g_string_append_c (trouble, '\n');
    }
  return entries;
}

static const GemFeedState *
find_feed (GemSync *self, const char *url)
{
  for (guint i = 0; self->feeds != NULL && i < self->feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (self->feeds, i);

      if (g_str_equal (state->url, url))
        return state;
    }
  return NULL;
}

static void
apply_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GemSync *self = source;
  GemStore *store = gem_context_get_store (self->context);
  GPtrArray *entries = task_data;
  GError *error = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (!gem_store_add_feed (store, entry->url, &error) ||
          !gem_store_set_feed_key (store, entry->url, entry->key, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemSync *self = GEM_SYNC (source);
  GPtrArray *entries = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The agendas of the administrator: %s", error->message);
      return;
    }
  gem_sync_reload (self);
  for (guint i = 0; i < entries->len; i++)
    gem_sync_start_feed (self, ((Entry *) g_ptr_array_index (entries, i))->url, FALSE);
}

/**
 * gem_sync_apply_administrator:
 * @self: a sync that knows its feeds
 *
 * Follows what the administrator gives and is not followed yet, or with another key.
 */
void
gem_sync_apply_administrator (GemSync *self)
{
  GPtrArray *entries = parse_entries (self, NULL);
  g_autoptr (GTask) task = NULL;

  self->chosen |= entries->len > 0;
  for (guint i = entries->len; i > 0; i--)
    {
      const Entry *entry = g_ptr_array_index (entries, i - 1);
      const GemFeedState *state = find_feed (self, entry->url);

      if (state != NULL && (entry->key == NULL || g_strcmp0 (entry->key, state->public_key) == 0))
        g_ptr_array_remove_index (entries, i - 1);
    }
  if (entries->len == 0 || !gem_store_can_write (gem_context_get_store (self->context)))
    {
      g_ptr_array_unref (entries);
      return;
    }
  task = g_task_new (self, self->closing, applied_cb, NULL);
  g_task_set_source_tag (task, gem_sync_apply_administrator);
  g_task_set_task_data (task, entries, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, apply_in_thread);
}

/**
 * gem_sync_is_from_administrator:
 * @self: a sync
 * @url: the address of a feed
 *
 * Returns: whether the administrator gives it, so that it can't be removed
 */
gboolean
gem_sync_is_from_administrator (GemSync *self, const char *url)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (GEM_IS_SYNC (self) && url != NULL, FALSE);

  entries = parse_entries (self, NULL);
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((Entry *) g_ptr_array_index (entries, i))->url, url))
      return TRUE;
  return FALSE;
}

/**
 * gem_sync_dup_administrator_trouble:
 * @self: a sync
 *
 * Returns: (transfer full): a sentence for each agenda that can't be followed as it was given; empty
 *   where there is none
 */
char *
gem_sync_dup_administrator_trouble (GemSync *self)
{
  g_autoptr (GString) trouble = g_string_new (NULL);
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (GEM_IS_SYNC (self), NULL);

  entries = parse_entries (self, trouble);
  if (trouble->len > 0)
    g_string_truncate (trouble, trouble->len - 1);
  return g_string_free (g_steal_pointer (&trouble), FALSE);
}
