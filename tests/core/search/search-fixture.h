/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The edition that ships, and a store of its own for items and notes that are made up. */

#pragma once

#include "notes/gem-note.h"
#include "search/gem-search.h"
#include "store/gem-snapshot.h"

#include <glib/gstdio.h>
#include <string.h>

#define FEED "https://example.org/feed.json"
#define LIMIT 50

typedef struct
{
  char *directory;
  GemStore *store;
  GemEdition *edition;
  GemSearch *search;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edition = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("gem-search-XXXXXX", NULL);
  path = g_build_filename (fixture->directory, "library.db", NULL);
  fixture->store = gem_store_open (path);
  fixture->edition = gem_edition_open (edition, &error);
  g_assert_no_error (error);
  fixture->search = gem_search_new (fixture->edition, fixture->store);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (fixture->search);
  g_object_unref (fixture->store);
  g_object_unref (fixture->edition);
  dir = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
}

static inline GemItem *
make_item (const char *id, const char *title, const char *text, const char *status)
{
  GemItem *item = gem_item_new ();

  item->id = g_strdup (id);
  item->title = g_strdup (title);
  item->text = g_strdup (text);
  item->status = g_strdup (status);
  item->year = 2020;
  return item;
}

/* Takes the items. */
static inline void
put (GemStore *store, int issue, GPtrArray *items)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSnapshot) snapshot = gem_snapshot_begin (store, FEED, &error);
  GemFeedPage page = { .title = (char *) "Voorbeeld", .issue = issue, .years = years };
  GemSnapshotChanges changes;
  gboolean rollback;
  const GemItem *duplicate;

  g_assert_no_error (error);
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_true (
      gem_snapshot_commit (snapshot, &page, NULL, NULL, NULL, &changes, &rollback, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (items);
}

static inline GPtrArray *
make_items (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items,
                   make_item ("a", "Voorbeeld: laadpalen", "Meer laadpalen in de wijk.", "lopend"));
  g_ptr_array_add (items,
                   make_item ("b", "Voorbeeld: fietspad", "Een pad langs de laadpaal.", "gepland"));
  g_ptr_array_add (items, make_item ("c", "Voorbeeld: fonds", "Geld voor de buurtbus.", "lopend"));
  return items;
}

static inline GemHits *
find_kinds (Fixture *fixture, const char *question, guint kinds, guint limit, GemSearchFlags flags)
{
  g_autoptr (GError) error = NULL;
  GemHits *hits = gem_search_find (fixture->search, question, kinds, limit, flags, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);
  g_assert_cmpuint (hits->hits->len, <=, limit);
  return hits;
}

static inline GemHits *
find (Fixture *fixture, const char *question)
{
  return find_kinds (fixture, question, GEM_HITS_ALL, LIMIT, GEM_SEARCH_DEFAULT);
}

static inline const GemHit *
get (const GemHits *hits, guint i)
{
  g_assert_cmpuint (i, <, hits->hits->len);
  return g_ptr_array_index (hits->hits, i);
}

static inline gboolean
has (const GemHits *hits, const char *address)
{
  for (guint i = 0; i < hits->hits->len; i++)
    if (g_str_has_prefix (get (hits, i)->address, address))
      return TRUE;
  return FALSE;
}

static inline void
save_note (Fixture *fixture, const char *text)
{
  g_autoptr (GemNote) note = gem_note_new ("gem:section/voorwoord", "Voorwoord");
  g_autoptr (GError) error = NULL;

  note->text = g_strdup (text);
  g_assert_true (gem_notes_save (fixture->store, note, &error));
  g_assert_no_error (error);
}

static inline void
count_cb (guint *count)
{
  ++*count;
}

static inline void
wait_for_change (Fixture *fixture)
{
  guint changes = 0;
  gulong handler =
      g_signal_connect_swapped (fixture->search, "changed", G_CALLBACK (count_cb), &changes);

  while (changes == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->search, handler);
}
