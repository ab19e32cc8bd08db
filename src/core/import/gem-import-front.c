/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What stands before the text: the title page, and the printed list of contents. Neither is text; the
 * program has its own. */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE_LINE 60
/* Between two page numbers of a list of contents: a title, in a few lines. */
#define MAX_GAP 4

static GemPiece *
piece_at (GemImport *self, guint i)
{
  return i < self->pieces->len ? g_ptr_array_index (self->pieces, i) : NULL;
}

static gboolean
is_page_reference (const GemPiece *piece)
{
  return g_regex_match_simple ("^(p|blz|pag)\\.?\\s*\\d{1,4}$|(\\.\\s?){4,}\\s*\\d{1,4}$",
                               piece->text, G_REGEX_CASELESS, 0);
}

static void
drop_range (GemImport *self, guint first, guint last, const char *reason)
{
  for (guint i = first; i <= last; i++)
    gem_import_leave_out (self, piece_at (self, i)->line, reason, piece_at (self, i)->text);
  g_ptr_array_remove_range (self->pieces, first, last - first + 1);
}

static void
drop_contents (GemImport *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      g_autofree char *folded = gem_import_fold (piece_at (self, i)->text);
      guint last = i;

      if (!g_str_equal (folded, "inhoud") && !g_str_equal (folded, "inhoudsopgave") &&
          !g_str_equal (folded, "contents"))
        continue;
      for (guint j = i + 1; j < self->pieces->len && j <= last + MAX_GAP + 1; j++)
        {
          if (g_utf8_strlen (piece_at (self, j)->text, -1) > 2 * MAX_TITLE_LINE)
            break;
          if (is_page_reference (piece_at (self, j)))
            last = j;
        }
      if (last > i)
        drop_range (self, i, last, _ ("The printed list of contents"));
      return;
    }
}

static void
set_meta (GemImport *self, const char *key, const char *value)
{
  g_hash_table_replace (self->draft->meta, g_strdup (key), g_strdup (value));
}

static gboolean
is_short (const GemPiece *piece)
{
  return piece->kind == GEM_PIECE_PARAGRAPH && g_utf8_strlen (piece->text, -1) <= MAX_TITLE_LINE &&
         !g_str_has_suffix (piece->text, ".") && !g_str_has_suffix (piece->text, ":");
}

/**
 * gem_import_drop_front:
 * @self: an import with its pieces
 *
 * Takes the title page and the list of contents out, and the title from it.
 */
void
gem_import_drop_front (GemImport *self)
{
  const char *title = g_hash_table_lookup (self->model->meta, "title");
  guint first;
  gboolean sure;

  drop_contents (self);
  for (first = 0; first < self->pieces->len; first++)
    if (piece_at (self, first)->kind == GEM_PIECE_HEADING)
      break;
  for (guint i = first; i < self->pieces->len; i++)
    {
      GemPiece *piece = piece_at (self, i);
      g_autofree char *folded = gem_import_fold (piece->text);
      g_autofree char *known = gem_import_fold (title);
      guint last = i;

      if (piece->kind != GEM_PIECE_HEADING || piece->level != 1)
        continue;
      while (last + 1 < self->pieces->len && is_short (piece_at (self, last + 1)))
        last++;
      /* The publication's own title, or the first heading of all, above other headings. */
      if (!g_str_equal (folded, known) &&
          (i != first || gem_import_match_title (self, piece->text, &sure) != NULL ||
           last + 1 >= self->pieces->len || piece_at (self, last + 1)->kind != GEM_PIECE_HEADING))
        continue;
      if (g_hash_table_lookup (self->draft->meta, "title") == NULL)
        {
          set_meta (self, "title", piece->text);
          if (last > i)
            {
              g_autofree char *subtitle = g_strdup (piece_at (self, i + 1)->text);

              set_meta (self, "subtitle", g_strdelimit (subtitle, "\n", ' '));
            }
        }
      drop_range (self, i, last, _ ("The title page"));
      i--;
    }
}
