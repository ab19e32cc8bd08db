/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes as a file: to read, to keep, to give to somebody else, and to take in. docs/notes.md has the form. */

#pragma once

#include "notes/gem-note.h"

G_BEGIN_DECLS

/* A file of notes may be so large. */
#define GEM_NOTES_MAX_FILE (32 * 1024 * 1024)

/**
 * GemNotesFormat:
 * @GEM_NOTES_MARKDOWN: a document for people, from which the notes can be read again
 * @GEM_NOTES_JSON: for programs
 */
typedef enum
{
  GEM_NOTES_MARKDOWN,
  GEM_NOTES_JSON
} GemNotesFormat;

gboolean gem_notes_find_format (const char *name, GemNotesFormat *format);
char *gem_notes_export (GemStore *store,
                        GemEdition *edition,
                        const GemNoteQuery *query,
                        GemNotesFormat format,
                        GCancellable *cancellable,
                        GError **error);
gboolean gem_notes_export_file (GemStore *store,
                                GemEdition *edition,
                                const GemNoteQuery *query,
                                GemNotesFormat format,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);
void gem_notes_export_file_async (GemStore *store,
                                  GemEdition *edition,
                                  const GemNoteQuery *query,
                                  GemNotesFormat format,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean gem_notes_export_file_finish (GemStore *store, GAsyncResult *result, GError **error);

/**
 * GemNotesRefusal:
 * @place: where in the file: `notes[3].colour`, or `line 12: colour`
 * @reason: why, for people
 */
typedef struct
{
  char *place;
  char *reason;
} GemNotesRefusal;

/**
 * GemNotesImport:
 * @notes: (element-type GemNote): what can be taken in
 * @refused: (element-type GemNotesRefusal): what can't
 * @added: how many are new
 * @changed: how many say something else, and are newer than those of the store
 * @same: how many say the same
 * @older: how many say something else, but the store has a newer one, or removed it since: these change nothing
 *
 * What a file brings, before it is taken in; afterwards, what it brought.
 */
typedef struct
{
  GPtrArray *notes;
  GPtrArray *refused;
  guint added;
  guint changed;
  guint same;
  guint older;
} GemNotesImport;

void gem_notes_import_free (GemNotesImport *import);
GemNotesImport *gem_notes_read_data (
    GemStore *store, const char *data, gsize length, GCancellable *cancellable, GError **error);
GemNotesImport *
gem_notes_read_file (GemStore *store, const char *path, GCancellable *cancellable, GError **error);
void gem_notes_read_file_async (GemStore *store,
                                const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GemNotesImport *gem_notes_read_file_finish (GemStore *store, GAsyncResult *result, GError **error);
gboolean gem_notes_merge (GemStore *store, GemNotesImport *import, GError **error);
void gem_notes_merge_async (GemStore *store,
                            GemNotesImport *import,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GemNotesImport *gem_notes_merge_finish (GemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemNotesImport, gem_notes_import_free)

G_END_DECLS
