/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* agenda: the items that are stored. */

#include "gem-ctl.h"

#include <glib/gi18n.h>

static void
add_item (JsonBuilder *builder, const GemItem *item, const GemItemChange *change)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_ITEM, item->id);
  g_autofree char *text = gem_address_to_string (address);

  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "id", item->id);
  gem_ctl_add_string (builder, "feed", item->feed);
  gem_ctl_add_int (builder, "jaar", item->year);
  gem_ctl_add_string (builder, "title", item->title);
  gem_ctl_add_string (builder, "text", item->text);
  gem_ctl_add_string (builder, "opgave", item->opgave);
  gem_ctl_add_string (builder, "status", item->status);
  gem_ctl_add_strings (builder, "provincies", (const char *const *) item->provinces);
  gem_ctl_add_string (builder, "trekker", item->holder);
  gem_ctl_add_strings (builder, "partners", (const char *const *) item->partners);
  gem_ctl_add_string (builder, "begin", item->begin);
  gem_ctl_add_string (builder, "einde", item->end);
  gem_ctl_add_string (builder, "paragraaf", item->section);
  gem_ctl_add_string (builder, "url", item->url);
  gem_ctl_add_strings (builder, "labels", (const char *const *) item->tags);
  gem_ctl_add_string (builder, "address", text);
  if (change != NULL)
    {
      gem_ctl_add_string (builder, "change", gem_item_change_kind_to_string (change->kind));
      json_builder_set_member_name (builder, "before");
      if (change->before != NULL)
        add_item (builder, change->before, NULL);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
}

static void
print_item (const GemItem *item)
{
  g_autofree char *provinces = g_strjoinv (" ", item->provinces);

  g_print ("%d  %-12s %-22s %-8s %s\n", item->year, item->status != NULL ? item->status : "-",
           item->opgave != NULL ? item->opgave : "-", *provinces != '\0' ? provinces : "NL",
           item->title != NULL ? item->title : item->text);
}

static gboolean
matches (const GemItem *item, const GemItemQuery *query)
{
  return (query->year == 0 || item->year == query->year) &&
         (query->opgave == NULL || g_strcmp0 (item->opgave, query->opgave) == 0) &&
         (query->status == NULL || g_strcmp0 (item->status, query->status) == 0) &&
         (query->province == NULL ||
          g_strv_contains ((const char *const *) item->provinces, query->province));
}

static GemCtlStatus
print_changes (GemCtl *ctl, GemStore *store, gint64 since, const GemItemQuery *query)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = gem_store_load_changes (store, NULL, since, 0, NULL, &error);

  if (changes == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const GemItemChange *change = g_ptr_array_index (changes, i);
      const GemItem *item = change->after != NULL ? change->after : change->before;

      if (!matches (item, query))
        continue;
      if (ctl->json)
        add_item (builder, item, change);
      else
        {
          g_print ("%-8s ", gem_item_change_kind_to_string (change->kind));
          print_item (item);
        }
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_agenda:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_agenda (GemCtl *ctl, int argc, char **argv)
{
  int year = 0;
  gint64 since = G_MININT64;
  g_autofree char *opgave = NULL;
  g_autofree char *status = NULL;
  g_autofree char *province = NULL;
  GOptionEntry options[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
    { "opgave", 0, 0, G_OPTION_ARG_STRING, &opgave, NULL, NULL },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status, NULL, NULL },
    { "province", 0, 0, G_OPTION_ARG_STRING, &province, NULL, NULL },
    { "changed-since", 0, 0, G_OPTION_ARG_INT64, &since, NULL, NULL },
    { NULL },
  };
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  GemItemQuery query = { 0 };

  if (argc > 1 && g_str_equal (argv[1], "export"))
    return gem_ctl_agenda_export (ctl, argc - 1, argv + 1);
  if (!gem_ctl_parse (options, "agenda", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc > 1)
    return gem_ctl_fail (GEM_CTL_USAGE, _ ("“%s” takes no further words."), argv[0]);

  if (since != G_MININT64 && since < 0)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("--changed-since takes the number of an issue, or 0."));

  query.year = year;
  query.opgave = opgave;
  query.status = status;
  query.province = province;
  store = gem_ctl_open_store (ctl);
  if (since != G_MININT64)
    return print_changes (ctl, store, since, &query);
  items = gem_store_load_items (store, &query, NULL, &error);
  if (items == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      if (ctl->json)
        add_item (builder, g_ptr_array_index (items, i), NULL);
      else
        print_item (g_ptr_array_index (items, i));
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}
