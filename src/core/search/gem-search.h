/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearch: one question to everything there is to read: the edition, the agendas, the notes. Whatever a
 * person types is a question; none is an error. */

#pragma once

#include <gio/gio.h>

#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

/**
 * GemHitKind:
 * @GEM_HIT_SECTION: a place in the text
 * @GEM_HIT_SESSION: a province's session: its motto, its subjects
 * @GEM_HIT_THEME: a theme
 * @GEM_HIT_TERM: a term of the glossary
 * @GEM_HIT_REFERENCE: a cited report
 * @GEM_HIT_ITEM: an item of an agenda
 * @GEM_HIT_NOTE: a note, mark or bookmark of the person
 *
 * In the order in which groups are shown.
 */
typedef enum
{
  GEM_HIT_SECTION,
  GEM_HIT_SESSION,
  GEM_HIT_THEME,
  GEM_HIT_TERM,
  GEM_HIT_REFERENCE,
  GEM_HIT_ITEM,
  GEM_HIT_NOTE
} GemHitKind;

#define GEM_HIT_N_KINDS 7

/**
 * GemHitSpan:
 * @start: byte offset of the first letter
 * @end: byte offset after the last letter
 */
typedef struct
{
  int start;
  int end;
} GemHitSpan;

/**
 * GemHit:
 * @kind: what it is
 * @address: where it is
 * @title: what it is called
 * @path: (nullable): where that is, for people: "4 De opgaven › Informatiesamenleving"
 * @snippet: (nullable): the words around what was found, plain
 * @title_spans: (element-type GemHitSpan): what was found in @title
 * @snippet_spans: (element-type GemHitSpan): what was found in @snippet
 * @rank: higher is better
 */
typedef struct
{
  GemHitKind kind;
  char *address;
  char *title;
  char *path;
  char *snippet;
  GArray *title_spans;
  GArray *snippet_spans;
  double rank;
} GemHit;

/**
 * GemHits:
 * @hits: (element-type GemHit): best first
 * @counts: how many there are of each kind, at most %GEM_HITS_MAX_COUNT
 * @best: the kinds in the order of their best hit; those without a hit come last
 * @suggestion: (nullable): what the person may have meant, a question of its own
 * @provinces: (element-type utf8 guint): ISO codes, and how many hits each has; %NULL unless asked for
 */
typedef struct
{
  GPtrArray *hits;
  guint counts[GEM_HIT_N_KINDS];
  GemHitKind best[GEM_HIT_N_KINDS];
  char *suggestion;
  GHashTable *provinces;
} GemHits;

#define GEM_HITS_MAX_COUNT 1000

/**
 * GemSearchFlags:
 * @GEM_SEARCH_PREFIX: the last word may be the beginning of one: the person is still typing
 * @GEM_SEARCH_PROVINCES: count by province, too
 */
typedef enum
{
  GEM_SEARCH_DEFAULT = 0,
  GEM_SEARCH_PREFIX = 1 << 0,
  GEM_SEARCH_PROVINCES = 1 << 1
} GemSearchFlags;

/* Which kinds: a bit each. */
#define GEM_HIT_BIT(kind) (1u << (kind))
#define GEM_HITS_ALL ((1u << GEM_HIT_N_KINDS) - 1)

#define GEM_TYPE_SEARCH (gem_search_get_type ())
G_DECLARE_FINAL_TYPE (GemSearch, gem_search, GEM, SEARCH, GObject)

GemSearch *gem_search_new (GemEdition *edition, GemStore *store);
GemHits *gem_search_find (GemSearch *self,
                          const char *question,
                          guint kinds,
                          guint limit,
                          GemSearchFlags flags,
                          GCancellable *cancellable,
                          GError **error);
void gem_search_find_async (GemSearch *self,
                            const char *question,
                            guint kinds,
                            guint limit,
                            GemSearchFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GemHits *gem_search_find_finish (GemSearch *self, GAsyncResult *result, GError **error);
gboolean gem_search_wait (GemSearch *self, gint64 microseconds);
void gem_hits_free (GemHits *hits);

/* A question's chips, such as provincie:friesland: their keys and values as typed. Taking one away gives
 * the question without it. */
typedef struct
{
  char *key;
  char *value;
  gboolean known;
} GemSearchChip;
GPtrArray *gem_search_dup_chips (const char *question);
char *gem_search_without_chip (const char *question, guint index);
char *gem_search_with_chip (const char *question, const char *key, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemHits, gem_hits_free)

G_END_DECLS
