/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The cited reports: each one paragraph again, and under the id that the model has for it. */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GemDraftSection *
references_section (GemImport *self)
{
  for (guint i = 0; i < self->draft->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->draft->sections, i);

      if (g_str_equal (section->kind, "references"))
        return section;
    }
  return NULL;
}

/* A report starts with who wrote it, in bold. */
static gboolean
starts_report (const GemDraftBlock *block)
{
  return g_str_has_prefix (block->markup, "<b>");
}

static gboolean
has_year (const char *text)
{
  return g_regex_match_simple ("\\(\\d{4}\\)", text, 0, 0);
}

static void
append_block (GemImport *self, GemDraftBlock *to, const GemDraftBlock *from)
{
  char *text = g_strdup_printf ("%s %s", to->text, from->text);
  char *markup = g_strdup_printf ("%s %s", to->markup, from->markup);
  g_autofree char *last = gem_import_last_word (to->text);
  g_autofree char *first = gem_import_first_word (from->text);
  g_autofree char *before = g_strdup_printf ("%s ¶ %s", last, first);
  g_autofree char *after = g_strdup_printf ("%s %s", last, first);

  gem_import_repair (self, "reference", from->line, before, after);
  g_free (to->text);
  g_free (to->markup);
  to->text = text;
  to->markup = markup;
}

static const GemDraftEntry *
known_reference (GemImport *self, const char *text)
{
  g_autofree char *folded = gem_import_fold (text);
  const GemDraftEntry *best = NULL;
  gsize longest = 0;

  for (guint i = 0; i < self->model->references->len; i++)
    {
      const GemDraftEntry *entry = g_ptr_array_index (self->model->references, i);
      g_autofree char *title = gem_import_fold (gem_draft_entry_get (entry, "title"));
      const char *year = gem_draft_entry_get (entry, "year");

      if (strstr (folded, title) != NULL && strstr (folded, year) != NULL &&
          strlen (title) > longest)
        {
          longest = strlen (title);
          best = entry;
        }
    }
  return best;
}

static void
set_value (GemDraftEntry *entry, const char *key, char *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_replace (entry->values, g_strdup (key), value);
  else
    g_free (value);
}

static GemDraftEntry *
copy_entry (const GemDraftEntry *known)
{
  GemDraftEntry *entry = gem_draft_entry_new ();
  GHashTableIter iter;
  gpointer key, value;

  entry->id = g_strdup (known->id);
  g_hash_table_iter_init (&iter, known->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    set_value (entry, key, g_strdup (value));
  return entry;
}

/* "Author (year). Title. Rest" of a report that the model does not have. */
static GemDraftEntry *
parse_reference (GemImport *self, const GemDraftBlock *block)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^(.+?)\\s*\\((\\d{4})\\)\\.?\\s*([^.]+)\\.?\\s*(.*)$", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *name = NULL;
  GemDraftEntry *entry;

  if (!g_regex_match (regex, block->text, 0, &match))
    return NULL;
  entry = gem_draft_entry_new ();
  set_value (entry, "author", g_match_info_fetch (match, 1));
  set_value (entry, "year", g_match_info_fetch (match, 2));
  set_value (entry, "title", g_match_info_fetch (match, 3));
  set_value (entry, "publisher", g_match_info_fetch (match, 4));
  set_value (entry, "kind", g_strdup ("report"));
  name = gem_import_first_word (gem_draft_entry_get (entry, "author"));
  slug = gem_import_slug (name);
  entry->id = g_strdup_printf ("%s-%s", slug, gem_draft_entry_get (entry, "year"));
  for (guint n = 2; gem_draft_find_entry (self->draft->references, entry->id) != NULL; n++)
    {
      g_free (entry->id);
      entry->id = g_strdup_printf ("%s-%s-%u", slug, gem_draft_entry_get (entry, "year"), n);
    }
  set_value (entry, "id", g_strdup (entry->id));
  return entry;
}

static void
add_reference (GemImport *self, GemDraftBlock *block)
{
  const GemDraftEntry *known = known_reference (self, block->text);
  GemDraftEntry *entry = known != NULL ? copy_entry (known) : parse_reference (self, block);

  if (entry == NULL)
    {
      gem_import_doubt (self, block->line, _ ("Is this a report? It has no author and year."),
                        block->text);
      return;
    }
  if (gem_draft_find_entry (self->draft->references, entry->id) == NULL)
    g_ptr_array_add (self->draft->references, entry);
}

/**
 * gem_import_make_references:
 * @self: an import with its sections
 *
 * Reads the cited reports. Those of the model that the source does not list stay known: its text may name
 * them.
 */
void
gem_import_make_references (GemImport *self)
{
  GemDraftSection *section = references_section (self);

  for (guint i = 0; section != NULL && i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);

      while (i + 1 < section->blocks->len && starts_report (block))
        {
          GemDraftBlock *next = g_ptr_array_index (section->blocks, i + 1);

          if (starts_report (next) || (has_year (next->text) && has_year (block->text)))
            break;
          append_block (self, block, next);
          g_ptr_array_remove_index (section->blocks, i + 1);
        }
      g_free (block->anchor);
      block->anchor = g_strdup_printf ("p%u", i + 1);
      if (starts_report (block) || has_year (block->text))
        add_reference (self, block);
    }
  for (guint i = 0; i < self->model->references->len; i++)
    {
      const GemDraftEntry *known = g_ptr_array_index (self->model->references, i);

      if (gem_draft_find_entry (self->draft->references, known->id) == NULL)
        g_ptr_array_add (self->draft->references, copy_entry (known));
    }
}
