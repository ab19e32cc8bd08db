/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemImport: a publication as people have it, in Markdown, scanned perhaps, understood as an edition. What
 * scanning broke is repaired, sections get the ids that they have in the model (the built-in edition), and
 * every word of the source is in the result or in the list of what was left out. See docs/import.md. */

#pragma once

#include "edition/gem-edition.h"

G_BEGIN_DECLS

/**
 * GemImportError:
 * @GEM_IMPORT_ERROR_TOO_LARGE: more than %GEM_IMPORT_MAX_BYTES
 * @GEM_IMPORT_ERROR_NOT_TEXT: a picture, a PDF or another binary file
 * @GEM_IMPORT_ERROR_NOT_UTF8: text in another encoding; the message names the line
 * @GEM_IMPORT_ERROR_EMPTY: nothing to read in it
 */
typedef enum
{
  GEM_IMPORT_ERROR_TOO_LARGE,
  GEM_IMPORT_ERROR_NOT_TEXT,
  GEM_IMPORT_ERROR_NOT_UTF8,
  GEM_IMPORT_ERROR_EMPTY
} GemImportError;

#define GEM_IMPORT_ERROR (gem_import_error_quark ())
GQuark gem_import_error_quark (void);

/* The publication has 80 kB. */
#define GEM_IMPORT_MAX_BYTES (8 * 1024 * 1024)

/**
 * GemImportRepair:
 * @kind: what was broken; gem_import_kind_name() says it in words
 * @line: the line of the source, from 1
 * @before: the words as they stand in the source
 * @after: the words as they are now
 */
typedef struct
{
  const char *kind;
  guint line;
  char *before;
  char *after;
} GemImportRepair;

/**
 * GemImportNote:
 * @line: the line of the source, from 1
 * @reason: why, for people, translated
 * @text: the words of the source
 *
 * Something that was left out, or that a person should look at.
 */
typedef struct
{
  guint line;
  char *reason;
  char *text;
} GemImportNote;

typedef struct _GemImport GemImport;

GemImport *gem_import_read (const char *path,
                            GemEdition *model,
                            const char *id,
                            const char *title,
                            GCancellable *cancellable,
                            GError **error);
void gem_import_read_async (const char *path,
                            GemEdition *model,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GemImport *gem_import_read_finish (GAsyncResult *result, GError **error);
void gem_import_free (GemImport *self);

const char *gem_import_get_id (GemImport *self);
const char *gem_import_get_title (GemImport *self);
void gem_import_set_title (GemImport *self, const char *title);
guint gem_import_get_n_sections (GemImport *self);
guint gem_import_get_n_known (GemImport *self);
guint gem_import_get_n_sessions (GemImport *self);
guint gem_import_get_n_words (GemImport *self);
GPtrArray *gem_import_get_repairs (GemImport *self);
GPtrArray *gem_import_get_uncertain (GemImport *self);
GPtrArray *gem_import_get_left_out (GemImport *self);
const char *gem_import_kind_name (const char *kind);

gboolean gem_import_write (GemImport *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemImport, gem_import_free)

G_END_DECLS
