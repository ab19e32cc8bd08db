/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemNote: what a person adds to a place: a bookmark, a mark in the text, a note. All are one thing, an
 * address with what was added to it. How it finds its place again is the W3C Web Annotation Data Model's
 * TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector), tried in the paragraph
 * first where it was made. */

#pragma once

#include <gio/gio.h>

#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_NOTE_ERROR_ADDRESS,   /* not an address */
  GEM_NOTE_ERROR_COLOUR,    /* no such colour */
  GEM_NOTE_ERROR_TEXT,      /* not UTF-8, or with control characters */
  GEM_NOTE_ERROR_TOO_LARGE, /* longer than a note may be */
  GEM_NOTE_ERROR_ID,        /* not a UUID */
  GEM_NOTE_ERROR_TIME,      /* not a moment */
  GEM_NOTE_ERROR_NOT_FOUND, /* there is no such note */
  GEM_NOTE_ERROR_FILE       /* not a file of notes, or one of a newer version */
} GemNoteError;

#define GEM_NOTE_ERROR (gem_note_error_quark ())
GQuark gem_note_error_quark (void);

/* How much a note may hold, in bytes. */
#define GEM_NOTE_MAX_TEXT (256 * 1024)
#define GEM_NOTE_MAX_QUOTE (64 * 1024)
#define GEM_NOTE_MAX_TITLE 1024
#define GEM_NOTE_MAX_CONTEXT 512
#define GEM_NOTE_MAX_TAG 200
#define GEM_NOTE_MAX_TAGS 64

/* The colours of marks; each has a name for people (gem_note_colour_name()). */
#define GEM_NOTE_N_COLOURS 6
#define GEM_NOTE_NO_COLOUR (-1)

/**
 * GemNoteState:
 * @GEM_NOTE_PLACED: the place is where it was
 * @GEM_NOTE_MOVED: its words were found in another place, which the address names now
 * @GEM_NOTE_LOST: its place, or its words, are not in this edition; the address is the one it had
 */
typedef enum
{
  GEM_NOTE_PLACED,
  GEM_NOTE_MOVED,
  GEM_NOTE_LOST
} GemNoteState;

/**
 * GemNote:
 * @id: a UUID; made when it is first saved
 * @address: the place, a `gem:` address; the fragment names the paragraph where the quote begins
 * @title: what the place was called when it was made
 * @quote: (nullable): the words that it is about; %NULL for the whole place
 * @prefix: (nullable): up to 32 characters before the quote
 * @suffix: (nullable): up to 32 characters after the quote
 * @last: (nullable): the fragment of the paragraph where the quote ends, where that is another one; the
 *   paragraphs of a quote are parted by a line feed
 * @colour: of the mark, 0 to %GEM_NOTE_N_COLOURS - 1; %GEM_NOTE_NO_COLOUR where nothing is marked
 * @text: (nullable): what the person wrote, Markdown
 * @tags: (array zero-terminated=1): words of the person's own, sorted
 * @created: Unix seconds
 * @modified: Unix seconds
 * @state: how its place was found; not stored
 * @start: where the quote begins in the plain text of the paragraph that the address names, in characters; -1
 *   where there is none to be shown; not stored
 * @end: where it ends in the paragraph of @last, or the same one; not stored
 *
 * Without quote, colour and text it is a bookmark.
 */
typedef struct
{
  char *id;
  char *address;
  char *title;
  char *quote;
  char *prefix;
  char *suffix;
  char *last;
  int colour;
  char *text;
  GStrv tags;
  gint64 created;
  gint64 modified;
  GemNoteState state;
  int start;
  int end;
} GemNote;

GemNote *gem_note_new (const char *address, const char *title);
GemNote *gem_note_copy (const GemNote *note);
void gem_note_free (GemNote *note);
gboolean gem_note_is_bookmark (const GemNote *note);
char *gem_note_dup_plain (const char *text);
gboolean gem_note_equal (const GemNote *a, const GemNote *b);
gboolean gem_note_check (const GemNote *note, GError **error);
const char *gem_note_colour_name (int colour);
const char *gem_note_colour_key (int colour);
int gem_note_find_colour (const char *key);

/**
 * GemNoteQuery:
 * @address: (nullable): only those of this place (a section with all its paragraphs)
 * @words: (nullable): only those that have all of these words in quote, text, title or tags
 * @tag: (nullable): only those with this tag
 * @colour: only marks of this colour; -1 for all
 * @kind: (nullable): `bookmark`, `mark` (a colour without a text) or `note` (with a text)
 * @sort: (nullable): `place` (default: the order of the edition), `created` or `modified`, newest first
 */
typedef struct
{
  const char *address;
  const char *words;
  const char *tag;
  int colour;
  const char *kind;
  const char *sort;
} GemNoteQuery;

GemNoteQuery *gem_note_query_copy (const GemNoteQuery *query);
void gem_note_query_free (GemNoteQuery *query);

/* Each has an _async/_finish pair of the usual form; writes run in the store's one writer thread, in the
 * order in which they were asked for. */
GPtrArray *gem_notes_load (GemStore *store,
                           GemEdition *edition,
                           const GemNoteQuery *query,
                           GCancellable *cancellable,
                           GError **error);
void gem_notes_load_async (GemStore *store,
                           GemEdition *edition,
                           const GemNoteQuery *query,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *gem_notes_load_finish (GemStore *store, GAsyncResult *result, GError **error);

gboolean gem_notes_save (GemStore *store, GemNote *note, GError **error);
void gem_notes_save_async (GemStore *store,
                           const GemNote *note,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GemNote *gem_notes_save_finish (GemStore *store, GAsyncResult *result, GError **error);

/* A removed note is kept for 30 days, so that it can be put back. */
gboolean gem_notes_remove (GemStore *store, const char *id, GError **error);
void gem_notes_remove_async (GemStore *store,
                             const char *id,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean gem_notes_remove_finish (GemStore *store, GAsyncResult *result, GError **error);
gboolean gem_notes_restore (GemStore *store, const char *id, GError **error);
void gem_notes_restore_async (GemStore *store,
                              const char *id,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean gem_notes_restore_finish (GemStore *store, GAsyncResult *result, GError **error);

/* Sections that the person has read. */
GHashTable *gem_notes_load_read (GemStore *store, GCancellable *cancellable, GError **error);
void gem_notes_load_read_async (GemStore *store,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GHashTable *gem_notes_load_read_finish (GemStore *store, GAsyncResult *result, GError **error);
gboolean
gem_notes_set_read (GemStore *store, const char *section, gboolean is_read, GError **error);
void gem_notes_set_read_async (GemStore *store,
                               const char *section,
                               gboolean is_read,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean gem_notes_set_read_finish (GemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemNote, gem_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemNoteQuery, gem_note_query_free)

G_END_DECLS
