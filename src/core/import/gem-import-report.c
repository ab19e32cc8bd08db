/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *kind;
  const char *name;
} kinds[] = {
  { "hyphen", N_ ("Words that a line or page broke in two") },
  { "line", N_ ("Lines put together to a paragraph") },
  { "paragraph", N_ ("Paragraphs that a page or a box broke in two") },
  { "heading", N_ ("Headings found again") },
  { "level", N_ ("Headings put at the right level") },
  { "number", N_ ("Chapter numbers put with their heading") },
  { "letter", N_ ("Large first letters put with their word") },
  { "quote", N_ ("Quotations taken out of the headings") },
  { "voice", N_ ("Voices of provinces found again") },
  { "box", N_ ("Boxes taken out of the running text") },
  { "moved", N_ ("Texts put with the section they belong to") },
  { "spelling", N_ ("Headings that were printed or scanned with a slip") },
  { "slip", N_ ("Words that were printed or scanned with a slip") },
  { "reference", N_ ("Reports put together again") },
  { "note", N_ ("Notes put with their mark") },
};

/**
 * gem_import_kind_name:
 * @kind: of a repair
 *
 * Returns: what such repairs are called, translated
 */
const char *
gem_import_kind_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return _ (kinds[i].name);
  return kind;
}

/**
 * gem_import_repair:
 * @self: an import
 * @kind: one of the kinds above
 * @line: the line in the source
 * @before: the words there
 * @after: the words now
 */
void
gem_import_repair (
    GemImport *self, const char *kind, guint line, const char *before, const char *after)
{
  GemImportRepair *repair = g_new0 (GemImportRepair, 1);

  repair->kind = kind;
  repair->line = line;
  repair->before = g_strdup (before);
  repair->after = g_strdup (after);
  g_ptr_array_add (self->repairs, repair);
}

static void
add_note (GPtrArray *notes, guint line, const char *reason, const char *text)
{
  GemImportNote *note = g_new0 (GemImportNote, 1);

  note->line = line;
  note->reason = g_strdup (reason);
  note->text = g_strdup (text);
  g_ptr_array_add (notes, note);
}

/**
 * gem_import_doubt:
 * @self: an import
 * @line: the line in the source
 * @reason: what a person should look at, translated
 * @text: the words
 */
void
gem_import_doubt (GemImport *self, guint line, const char *reason, const char *text)
{
  add_note (self->uncertain, line, reason, text);
}

/**
 * gem_import_leave_out:
 * @self: an import
 * @line: the line in the source
 * @reason: why it is no part of the text, translated
 * @text: the words
 */
void
gem_import_leave_out (GemImport *self, guint line, const char *reason, const char *text)
{
  add_note (self->left_out, line, reason, text);
}
