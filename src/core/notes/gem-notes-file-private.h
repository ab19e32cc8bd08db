/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What reading and writing files of notes share. */

#pragma once

#include <json-glib/json-glib.h>

#include "notes/gem-note-private.h"
#include "notes/gem-notes-file.h"

G_BEGIN_DECLS

#define GEM_NOTES_FILE_VERSION 1

/* GemReading: what is read from a file so far, each id once. */
typedef struct
{
  GemNotesImport *import;
  GHashTable *ids; /* of import's notes */
  gint64 saved;    /* when somebody last wrote the file, Unix seconds */
} GemReading;

void gem_reading_init (GemReading *self);
void gem_reading_clear (GemReading *self);
void
gem_reading_refuse (GemReading *self, const char *place, const char *field, const char *reason);
void gem_reading_add_note (GemReading *self, JsonNode *node, const char *place);

void gem_notes_write_note (JsonBuilder *builder, const GemNote *note);
void gem_notes_write_time (JsonBuilder *builder, const char *key, gint64 seconds);
void gem_notes_write_text (JsonBuilder *builder, const char *key, const char *value);
char *gem_notes_render (JsonBuilder *builder, gboolean pretty);
gboolean gem_notes_read_time (JsonObject *object, const char *key, gint64 *seconds);
const char *gem_notes_peek_text (JsonObject *object, const char *key);
JsonNode *gem_notes_parse_json (const char *data, gsize length, GError **error);
gboolean gem_notes_read_json (GemReading *self, JsonObject *object, GError **error);
void gem_notes_read_list (GemReading *self, JsonObject *object);
gboolean gem_notes_read_markdown (GemReading *self, const char *data, gsize length, GError **error);
char *gem_notes_write_markdown (GemEdition *edition, GPtrArray *placed, GHashTable *stored);
gboolean gem_notes_load_file (const char *path, char **data, gsize *length, GError **error);
gboolean gem_notes_save_file (const char *path, const char *data, GError **error);
gboolean gem_notes_weigh (GemStore *store,
                          GemNotesImport *import,
                          GCancellable *cancellable,
                          GError **error);
gboolean
gem_notes_merge_all (GemSqlite *db, GemNotesImport *import, gboolean put_back, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GemReading, gem_reading_clear)

G_END_DECLS
