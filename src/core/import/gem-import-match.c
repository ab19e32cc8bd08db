/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What of the source is what of the model: titles and provinces. */

#include "import/gem-import-private.h"

#include <string.h>

/* How many letters of a title a scanner may have wrong. */
#define MAX_SLIPS_PER_20 1

/**
 * gem_import_distance:
 * @a: a text
 * @b: another
 * @limit: what is of interest
 *
 * Returns: how many letters are wrong between them (Levenshtein's distance); some more than @limit where
 * their lengths alone say so
 */
guint
gem_import_distance (const char *a, const char *b, guint limit)
{
  glong length_a, length_b;
  g_autofree gunichar *ua = g_utf8_to_ucs4_fast (a, -1, &length_a);
  g_autofree gunichar *ub = g_utf8_to_ucs4_fast (b, -1, &length_b);
  g_autofree guint *row = NULL;

  if (ABS (length_a - length_b) > (glong) limit)
    return limit + 1;
  row = g_new (guint, (gsize) length_b + 1);
  for (glong j = 0; j <= length_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint corner = row[0];

      row[0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          guint change = corner + (ua[i - 1] != ub[j - 1]);

          corner = row[j];
          row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[length_b];
}

static gboolean
is_used (GemImport *self, const GemDraftSection *known)
{
  return gem_import_find_section (self, known->id) != NULL;
}

/**
 * gem_import_match_title:
 * @self: an import
 * @title: of a heading in the source
 * @sure: (out): whether it is the very title, and not one with a slip
 *
 * Returns: (nullable) (transfer none): the section of the model with that title that the source did not
 * have yet
 */
const GemDraftSection *
gem_import_match_title (GemImport *self, const char *title, gboolean *sure)
{
  g_autofree char *folded = gem_import_fold (title);
  guint limit = (guint) strlen (folded) * MAX_SLIPS_PER_20 / 20;
  const GemDraftSection *near = NULL;

  *sure = TRUE;
  for (guint i = 0; i < self->model->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->model->sections, i);
      const char *titles[] = { section->title, section->printed };

      for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
        {
          g_autofree char *other = titles[j] != NULL ? gem_import_fold (titles[j]) : NULL;

          if (other == NULL || is_used (self, section))
            continue;
          if (g_str_equal (other, folded))
            return section;
          if (near == NULL && limit > 0 && gem_import_distance (other, folded, limit) <= limit)
            near = section;
        }
    }
  *sure = near == NULL;
  return near;
}

/**
 * gem_import_find_model:
 * @self: an import
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the section of the model with that id
 */
const GemDraftSection *
gem_import_find_model (GemImport *self, const char *id)
{
  for (guint i = 0; i < self->model->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->model->sections, i);

      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }
  return NULL;
}

/**
 * gem_import_find_section:
 * @self: an import
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the section of the source that has that id
 */
GemDraftSection *
gem_import_find_section (GemImport *self, const char *id)
{
  for (guint i = 0; i < self->draft->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->draft->sections, i);

      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }
  return NULL;
}

/**
 * gem_import_match_province:
 * @self: an import
 * @name: words of the source
 *
 * Returns: (nullable) (transfer none): the session of the model whose province has that name
 */
GemDraftSession *
gem_import_match_province (GemImport *self, const char *name)
{
  g_autofree char *folded = gem_import_fold (name);

  if (g_str_equal (folded, "fryslan"))
    return gem_import_match_province (self, "Friesland");
  for (guint i = 0; i < self->model->sessions->len; i++)
    {
      GemDraftSession *session = g_ptr_array_index (self->model->sessions, i);
      g_autofree char *other = gem_import_fold (session->province);

      if (g_str_equal (other, folded))
        return session;
    }
  return NULL;
}

/**
 * gem_draft_section_dup_text:
 * @section: a section
 *
 * Returns: (transfer full): all of its text
 */
char *
gem_draft_section_dup_text (const GemDraftSection *section)
{
  GString *text = g_string_new (section->title);

  for (guint i = 0; i < section->blocks->len; i++)
    {
      const GemDraftBlock *block = g_ptr_array_index (section->blocks, i);

      g_string_append_printf (text, "\n%s", block->text);
    }
  return g_string_free (text, FALSE);
}

/**
 * gem_import_name_anchors:
 * @self: an import with its sections
 *
 * Paragraphs that the model has a name for, since agenda items or links lead to them, get that name here:
 * the paragraph of the same section that speaks most of the same.
 */
void
gem_import_name_anchors (GemImport *self)
{
  for (guint i = 0; i < self->draft->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->draft->sections, i);
      const GemDraftSection *known = gem_import_find_model (self, section->id);

      for (guint j = 0; known != NULL && j < known->blocks->len; j++)
        {
          const GemDraftBlock *named = g_ptr_array_index (known->blocks, j);
          GemDraftBlock *best = NULL;
          double most = 0.15; /* below that, it is chance */

          if (g_regex_match_simple ("^p\\d+$", named->anchor, 0, 0))
            continue;
          for (guint k = 0; k < section->blocks->len; k++)
            {
              GemDraftBlock *block = g_ptr_array_index (section->blocks, k);
              double likeness = gem_import_words_likeness (&self->words, named->text, block->text);

              /* Long paragraphs share more words by chance alone. */
              if (likeness > most && g_regex_match_simple ("^p\\d+$", block->anchor, 0, 0))
                {
                  most = likeness;
                  best = block;
                }
            }
          if (best != NULL)
            {
              g_free (best->anchor);
              best->anchor = g_strdup (named->anchor);
            }
        }
    }
}
