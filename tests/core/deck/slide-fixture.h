/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The edition, and a store with an agenda that is only an example. */

#pragma once

#include "deck/gem-slide.h"
#include "store/gem-snapshot.h"

#include <glib/gstdio.h>

#define FEED "https://voorbeeld.test/feed.json"

typedef struct
{
  GemEdition *edition;
  GemStore *store;
  char *folder;
  GemSlideSource source;
} Fixture;

static GPtrArray *
create_items (void)
{
  static const char *const states[] = { "gepland", "lopend", "afgerond", "vervallen" };
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < 60; i++)
    {
      GemItem *item = gem_item_new ();

      item->id = g_strdup_printf ("voorbeeld-%d", i);
      item->year = 2020 + i / 6 % 2;
      item->title = g_strdup_printf ("Voorbeeld van een agendapunt %d", i);
      item->text =
          g_strdup ("Dit is een voorbeeld. Het dient alleen de proef. Het komt nergens anders.");
      item->opgave = g_strdup (gem_item_opgaven ()[i % 6]);
      item->status = g_strdup (states[i % 4]);
      g_strfreev (item->provinces);
      item->provinces = g_strsplit (i % 5 == 0 ? "NL-FR" : "", ",", -1);
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
fill_store (GemStore *store)
{
  g_autoptr (GPtrArray) items = create_items ();
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  GemFeedPage page = { .title = (char *) "Voorbeeld", .issue = 1, .years = years };
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSnapshot) snapshot = gem_snapshot_begin (store, FEED, &error);
  const GemItem *duplicate = NULL;
  GemSnapshotChanges changes;
  gboolean rollback;

  g_assert_no_error (error);
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_true (
      gem_snapshot_commit (snapshot, &page, NULL, NULL, NULL, &changes, &rollback, &error));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autofree char *database = NULL;

  self->edition = gem_edition_open (path, NULL);
  g_assert_nonnull (self->edition);
  self->folder = g_dir_make_tmp ("gem-slide-XXXXXX", NULL);
  database = g_build_filename (self->folder, "library.db", NULL);
  self->store = gem_store_open (database);
  fill_store (self->store);
  self->source = (GemSlideSource){ self->edition, self->edition, self->store, TEST_DATA };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (self->store);
  g_object_unref (self->edition);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}
