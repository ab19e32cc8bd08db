/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the steps of an import share. In order: file → pieces → repair → outline → sessions, references →
 * links → account. */

#pragma once

#include "edition/gem-edition-draft.h"
#include "import/gem-import.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_PIECE_HEADING,
  GEM_PIECE_PARAGRAPH,
  GEM_PIECE_ITEM,
  GEM_PIECE_NUMBERED,
  GEM_PIECE_QUOTE,
  GEM_PIECE_NOTE
} GemPieceKind;

/* A block of the source, flat. A line break in markup and text is one that the source means. */
typedef struct
{
  GemPieceKind kind;
  int level; /* of a heading, or the depth of an item; both from 1 */
  guint line;
  char *markup; /* Pango markup, links as <a href> */
  char *text;
  char *mark; /* of a note: what it is called in the text */
} GemPiece;

/* How often the words of the source and of the model occur, folded. */
typedef struct
{
  GHashTable *counts;  /* word → how often */
  GHashTable *weights; /* stem → in how many blocks of the model */
  guint n_blocks;
} GemWords;

struct _GemImport
{
  GemEditionDraft *draft;
  GemEditionDraft *model; /* of the built-in edition */
  GemWords words;
  char *source; /* the text of the file */
  gsize length;
  GPtrArray *pieces; /* GemPiece */
  guint n_known;     /* sections that the model has too */
  GPtrArray *repairs;
  GPtrArray *uncertain;
  GPtrArray *left_out;
};

/* gem-import-report.c */
void gem_import_repair (
    GemImport *self, const char *kind, guint line, const char *before, const char *after);
void gem_import_doubt (GemImport *self, guint line, const char *reason, const char *text);
void gem_import_leave_out (GemImport *self, guint line, const char *reason, const char *text);

/* gem-import-file.c */
gboolean gem_import_load (const char *path, char **text, gsize *length, GError **error);

/* gem-import-words.c */
char *gem_import_fold (const char *text);
GStrv gem_import_tokens (const char *text);
char *gem_import_slug (const char *text);
void gem_import_words_init (GemWords *self, const char *source, GemEditionDraft *model);
void gem_import_words_clear (GemWords *self);
guint gem_import_words_count (GemWords *self, const char *word);
double gem_import_words_likeness (GemWords *self, const char *a, const char *b);
char *gem_import_join_words (GemWords *self, const char *first, const char *second, gboolean *sure);
gboolean gem_import_ends_sentence (const char *text);
gboolean gem_import_starts_lower (const char *text);
char *gem_import_last_word (const char *text);
char *gem_import_first_word (const char *text);

/* gem-import-pieces.c */
GemPiece *gem_piece_new (GemPieceKind kind, guint line);
void gem_piece_free (GemPiece *self);
void gem_piece_set_plain (GemPiece *self, const char *text);
void gem_import_read_pieces (GemImport *self);
void gem_import_append (GemImport *self, GemPiece *to, const GemPiece *from);

/* gem-import-front.c, gem-import-repair.c */
void gem_import_drop_front (GemImport *self);
void gem_import_join_headings (GemImport *self);
void gem_import_repair_pieces (GemImport *self);
void gem_import_doubt_slips (GemImport *self);

/* gem-import-outline.c, gem-import-match.c */
void gem_import_make_sections (GemImport *self);
const GemDraftSection *gem_import_match_title (GemImport *self, const char *title, gboolean *sure);
const GemDraftSection *gem_import_find_model (GemImport *self, const char *id);
GemDraftSection *gem_import_find_section (GemImport *self, const char *id);
guint gem_import_distance (const char *a, const char *b, guint limit);
GemDraftSession *gem_import_match_province (GemImport *self, const char *name);
char *gem_draft_section_dup_text (const GemDraftSection *section);

/* gem-import-sessions.c, gem-import-references.c, gem-import-links.c, gem-import-account.c */
void gem_import_make_sessions (GemImport *self);
void gem_import_make_references (GemImport *self);
void gem_import_make_links (GemImport *self);
void gem_import_name_anchors (GemImport *self);
void gem_import_account (GemImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemPiece, gem_piece_free)

G_END_DECLS
