/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A report in CommonMark. What a feed says is text in it, and never markup. */

#include "export/gem-export-private.h"

#include "paper/gem-markdown.h"

#include <glib/gi18n-lib.h>

/* Blanks at the start of a line would make code of it, and blanks at its end a break. */
static void
append_paragraphs (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gem_markdown_append_line (out, lines[i]);
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

static void
append_fact (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (out, "- **%s**: ", name);
  gem_markdown_append_line (out, value);
  g_string_append_c (out, '\n');
}

static void
append_item (GString *out, const GemItem *item, GemEdition *edition)
{
  g_autofree char *title = gem_export_dup_title (item);
  g_autofree char *status = gem_export_dup_status (item);
  g_autofree char *period = gem_export_dup_period (item);
  g_autofree char *provinces = gem_export_dup_provinces (edition, item->provinces);
  g_autofree char *partners = g_strjoinv (", ", item->partners);
  g_autofree char *section = gem_export_dup_section (edition, item->section);

  g_string_append (out, "#### ");
  gem_markdown_append_line (out, title);
  g_string_append (out, "\n\n");
  if (gem_export_get_text (item) != NULL)
    append_paragraphs (out, gem_export_get_text (item));
  append_fact (out, _ ("Status"), status);
  append_fact (out, _ ("Period"), period);
  append_fact (out, _ ("For"), provinces);
  append_fact (out, _ ("Carried by"), item->holder);
  append_fact (out, _ ("Partners"), partners);
  append_fact (out, _ ("Section of the publication"), section);
  if (item->url != NULL && gem_markdown_is_plain_address (item->url))
    g_string_append_printf (out, "- **%s**: <%s>\n", _ ("More on the web"), item->url);
  g_string_append_c (out, '\n');
}

static void
append_head (GString *out, GPtrArray *items, const GemExportOptions *options)
{
  g_autofree char *today = gem_export_dup_today (options);
  g_autofree char *made =
      g_strdup_printf (ngettext ("%u item. Made with Gemeenten 2024 on %s.",
                                 "%u items. Made with Gemeenten 2024 on %s.", items->len),
                       items->len, today);

  g_string_append (out, "# ");
  gem_markdown_append_line (out, options->title);
  g_string_append (out, "\n\n");
  if (options->chosen != NULL)
    {
      gem_markdown_append_line (out, options->chosen);
      g_string_append (out, "\n\n");
    }
  gem_markdown_append_line (out, made);
  g_string_append (out, "\n\n");
}

/**
 * gem_export_make_markdown:
 * @items: (element-type GemItem): items
 * @edition: where sections and provinces have their names
 * @options: title and circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the report
 */
GBytes *
gem_export_make_markdown (GPtrArray *items,
                          GemEdition *edition,
                          const GemExportOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) sorted = gem_export_dup_sorted (items);
  g_autoptr (GString) out = g_string_new (NULL);
  const GemItem *before = NULL;

  append_head (out, items, options);
  for (guint i = 0; i < sorted->len; i++)
    {
      const GemItem *item = g_ptr_array_index (sorted, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (before == NULL || before->year != item->year)
        g_string_append_printf (out, "## %d\n\n", item->year);
      if (!gem_export_is_same_group (before, item))
        {
          g_string_append (out, "### ");
          gem_markdown_append_line (out, gem_export_get_opgave (item));
          g_string_append (out, "\n\n");
        }
      append_item (out, item, edition);
      before = item;
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
