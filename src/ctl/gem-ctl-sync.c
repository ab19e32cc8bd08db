/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* sync: fetch the feeds. */

#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-reader.h"
#include "gem-ctl.h"

#include <glib/gi18n.h>

static const char *const outcomes[] = {
  [GEM_SYNC_APPLIED] = "applied", [GEM_SYNC_UNCHANGED] = "unchanged", [GEM_SYNC_FAILED] = "failed"
};

static void
add_fault (JsonBuilder *builder, const GemFeedFault *fault)
{
  json_builder_set_member_name (builder, "error");
  if (fault == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "code", gem_feed_fault_code_to_string (fault->code));
  gem_ctl_add_string (builder, "message", fault->message);
  json_builder_set_member_name (builder, "page");
  if (fault->page > 0)
    json_builder_add_int_value (builder, fault->page);
  else
    json_builder_add_null_value (builder);
  gem_ctl_add_string (builder, "place", fault->place);
  json_builder_end_object (builder);
}

static void
add_result (JsonBuilder *builder, const GemSyncResult *result)
{
  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "feed", result->feed);
  gem_ctl_add_string (builder, "outcome", outcomes[result->outcome]);
  json_builder_set_member_name (builder, "uitgave");
  if (result->issue > 0)
    json_builder_add_int_value (builder, result->issue);
  else
    json_builder_add_null_value (builder);
  gem_ctl_add_int (builder, "items", result->items);
  gem_ctl_add_int (builder, "added", result->added);
  gem_ctl_add_int (builder, "changed", result->changed);
  gem_ctl_add_int (builder, "removed", result->removed);
  gem_ctl_add_int (builder, "bytes", (gint64) result->bytes);
  gem_ctl_add_int (builder, "requests", result->requests);
  add_fault (builder, result->fault);
  json_builder_end_object (builder);
}

static void
print_result (const GemSyncResult *result)
{
  if (result->outcome == GEM_SYNC_APPLIED)
    g_print (_ ("%s: issue %ld, %d items; %d new, %d changed, %d removed\n"), result->feed,
             (long) result->issue, result->items, result->added, result->changed, result->removed);
  else if (result->outcome == GEM_SYNC_UNCHANGED)
    g_print (_ ("%s: nothing new\n"), result->feed);
}

static void
take_result (GemCtl *ctl, JsonBuilder *builder, const GemSyncResult *result, GemCtlStatus *status)
{
  add_result (builder, result);
  if (!ctl->json)
    print_result (result);
  if (result->outcome == GEM_SYNC_FAILED)
    *status = gem_ctl_fail (GEM_CTL_FAILED, "%s", result->fault->message);
}

static GemCtlStatus
sync_feeds (GemCtl *ctl, GemStore *store, GPtrArray *urls)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GemCtlStatus status = GEM_CTL_DONE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < urls->len; i++)
    {
      g_autoptr (GemSyncResult) result =
          gem_feed_reader_sync (store, g_ptr_array_index (urls, i), NULL, NULL, NULL);

      take_result (ctl, builder, result, &status);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return status;
}

static GemCtlStatus
sync_file (GemCtl *ctl, const char *path, const char *feed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GemSyncResult) result = NULL;
  GemCtlStatus status = GEM_CTL_DONE;

  if (feed != NULL && g_strcmp0 (g_uri_peek_scheme (feed), "file") != 0)
    {
      g_autoptr (GemFeedFault) fault = NULL;
      g_autoptr (GUri) uri = gem_feed_address_parse (feed, &fault);

      if (uri == NULL)
        return gem_ctl_fail (GEM_CTL_USAGE, "%s", fault->message);
    }
  store = gem_ctl_open_store (ctl);
  result = gem_feed_reader_sync_file (store, path, feed, NULL);
  json_builder_begin_array (builder);
  take_result (ctl, builder, result, &status);
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return status;
}

static GemCtlStatus
sync_all (GemCtl *ctl, GemStore *store)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = gem_store_load_feeds (store, NULL, &error);

  if (feeds == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (feeds->len == 0)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s",
                         _ ("No agenda is followed yet: name one with --feed URL."));
  for (guint i = 0; i < feeds->len; i++)
    g_ptr_array_add (urls, g_strdup (((GemFeedState *) g_ptr_array_index (feeds, i))->url));
  return sync_feeds (ctl, store, urls);
}

/**
 * gem_ctl_sync:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_sync (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *feed = NULL;
  g_autofree char *file = NULL;
  GOptionEntry options[] = { { "feed", 0, 0, G_OPTION_ARG_STRING, &feed, NULL, NULL },
                             { "file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
                             { NULL } };
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);

  if (!gem_ctl_parse (options, "sync", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc > 1)
    return gem_ctl_fail (GEM_CTL_USAGE, _ ("“%s” takes no further words."), argv[0]);
  if (file != NULL)
    return sync_file (ctl, file, feed);

  store = gem_ctl_open_store (ctl);
  if (feed == NULL)
    return sync_all (ctl, store);
  g_ptr_array_add (urls, g_steal_pointer (&feed));
  return sync_feeds (ctl, store, urls);
}
