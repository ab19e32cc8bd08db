/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* agreement: which promises of the publication have agenda items. */

#include "gem-ctl.h"

#include "agreement/gem-agreement.h"

#include <glib/gi18n.h>

static void
add_promise (JsonBuilder *builder, const GemAgreementPromise *promise)
{
  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "id", promise->entry->id);
  gem_ctl_add_string (builder, "title", promise->entry->title);
  gem_ctl_add_string (builder, "section", promise->section->id);
  gem_ctl_add_string (builder, "address", promise->entry->address);
  gem_ctl_add_string (builder, "state", promise->n_items > 0 ? "with-items" : "without-items");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < promise->items->len; i++)
    {
      g_autoptr (GemAddress) address =
          gem_agreement_item_dup_address (g_ptr_array_index (promise->items, i));
      g_autofree char *text = gem_address_to_string (address);

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_promise (const GemAgreementPromise *promise)
{
  g_print ("%6u  %s  [%s]\n", promise->n_items, promise->entry->title, promise->entry->address);
}

static void
print_count (const char *format, guint items)
{
  g_autofree char *count = g_strdup_printf ("%u", items);
  g_autoptr (GString) text = g_string_new (format);

  if (items == 0)
    return;
  g_string_replace (text, "%u", count, 1);
  g_print ("%s\n", text->str);
}

static void
print_counts (const GemAgreement *agreement)
{
  g_autofree char *sentence = gem_agreement_dup_sentence (agreement);

  g_print ("\n%s\n", sentence);
  print_count (ngettext ("%u item names no section", "%u items name no section",
                         agreement->n_nowhere),
               agreement->n_nowhere);
  print_count (ngettext ("%u item names a section that promises nothing",
                         "%u items name a section that promises nothing", agreement->n_elsewhere),
               agreement->n_elsewhere);
  print_count (ngettext ("%u item names a section that this publication does not have",
                         "%u items name a section that this publication does not have",
                         agreement->n_unknown),
               agreement->n_unknown);
}

/**
 * gem_ctl_agreement:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_agreement (GemCtl *ctl, int argc, char **argv)
{
  int year = 0;
  GOptionEntry options[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
    { NULL },
  };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemAgreement) agreement = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (options, "agreement", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc > 1)
    return gem_ctl_fail (GEM_CTL_USAGE, _ ("“%s” takes no further words."), argv[0]);
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  agreement = gem_agreement_load (gem_context_get_edition (context),
                                  gem_context_get_store (context), year, NULL, &error);
  if (agreement == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);

  json_builder_begin_array (builder);
  for (guint i = 0; i < agreement->chapters->len; i++)
    {
      const GemAgreementChapter *chapter = g_ptr_array_index (agreement->chapters, i);

      for (guint j = 0; j < chapter->promises->len; j++)
        if (ctl->json)
          add_promise (builder, g_ptr_array_index (chapter->promises, j));
        else
          print_promise (g_ptr_array_index (chapter->promises, j));
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  else
    print_counts (agreement);
  return GEM_CTL_DONE;
}
