/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-volume-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (GemVolume, gem_volume, gem_volume_ref, gem_volume_unref)

static void
part_free (gpointer data)
{
  GemVolumePart *part = data;

  g_free (part->name);
  g_free (part);
}

static void
list_free (gpointer data)
{
  GemVolumeList *list = data;

  g_free (list->name);
  g_ptr_array_unref (list->entries);
  g_ptr_array_unref (list->all);
  g_free (list);
}

/**
 * gem_volume_ref:
 * @self: a volume
 *
 * Returns: (transfer full): the same
 */
GemVolume *
gem_volume_ref (GemVolume *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * gem_volume_unref:
 * @self: (transfer full): a volume
 */
void
gem_volume_unref (GemVolume *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->edition);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->lists);
  g_hash_table_unref (self->places);
  g_free (self);
}

/* A name that is good in PDF, XML and as a part of a web address, whatever the id holds. */
static void
append_name (GString *name, const char *id)
{
  for (const char *p = id; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || *p == '-')
        g_string_append_c (name, *p);
      else
        g_string_append_printf (name, "_%02x", (guchar) *p);
    }
}

static char *
make_name (char room, const char *id, const char *anchor)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_append_printf (name, "%c.", room);
  append_name (name, id);
  if (anchor != NULL)
    {
      g_string_append_c (name, '.');
      append_name (name, anchor);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * gem_volume_dup_block_name:
 * @part: a part of a volume
 * @block: a block of it
 *
 * Returns: (transfer full): what its place is called in a file
 */
char *
gem_volume_dup_block_name (const GemVolumePart *part, const GemBlock *block)
{
  g_return_val_if_fail (part != NULL && block != NULL, NULL);

  return make_name ('s', part->section->id, block->anchor);
}

static const struct
{
  const char *kind; /* in addresses */
  const char *name;
  char room;
} rooms[] = {
  [GEM_EDITION_REFERENCES] = { "reference", "references", 'r' },
  [GEM_EDITION_TERMS] = { "term", "terms", 't' },
  [GEM_EDITION_GOALS] = { "goal", "goals", 'g' },
};

/**
 * gem_volume_dup_entry_name:
 * @list: a list of reports, terms or goals
 * @id: the id of an entry
 *
 * Returns: (transfer full): what its place is called in a file
 */
char *
gem_volume_dup_entry_name (GemEditionList list, const char *id)
{
  g_return_val_if_fail ((guint) list < G_N_ELEMENTS (rooms) && id != NULL, NULL);

  return make_name (rooms[list].room, id, NULL);
}

/**
 * gem_volume_find_chapter:
 * @edition: an edition
 * @section: a section of it
 *
 * Returns: (transfer none): the section of the first level that it is in; perhaps itself
 */
const GemSection *
gem_volume_find_chapter (GemEdition *edition, const GemSection *section)
{
  const GemSection *above;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && section != NULL, NULL);

  while (section->parent != NULL &&
         (above = gem_edition_find_section (edition, section->parent)) != NULL)
    section = above;
  return section;
}

static void
add_part (GemVolume *self, const GemSection *section)
{
  const GemVolumePart *before =
      self->parts->len > 0 ? g_ptr_array_index (self->parts, self->parts->len - 1) : NULL;
  const GemVolumePart *first = self->parts->len > 0 ? g_ptr_array_index (self->parts, 0) : NULL;
  GemVolumePart *part = g_new0 (GemVolumePart, 1);
  int level = first != NULL ? section->level - first->section->level + 1 : 1;

  part->section = section;
  part->level = CLAMP (level, 1, before != NULL ? before->level + 1 : 1);
  part->name = make_name ('s', section->id, NULL);
  g_ptr_array_add (self->parts, part);
  g_hash_table_insert (self->places, g_strconcat ("gem:section/", section->id, NULL),
                       g_strdup (part->name));
  if (section->iso != NULL && g_str_equal (section->kind, "session"))
    g_hash_table_insert (self->places, g_strconcat ("gem:province/", section->iso, NULL),
                         g_strdup (part->name));
}

/* Sections are in reading order: those below one come right after it. */
static void
add_parts (GemVolume *self, const GemSection *root)
{
  GPtrArray *sections = gem_edition_get_sections (self->edition);
  gboolean inside = root == NULL;

  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);

      if (root != NULL && inside && section->level <= root->level)
        break;
      inside |= section == root;
      if (inside &&
          (self->scope != GEM_VOLUME_SECTION || section == root ||
           (g_str_equal (section->kind, "box") && g_strcmp0 (section->parent, root->id) == 0)))
        add_part (self, section);
    }
}

/* The entry that the list of an edition has of @address, such as gem:term/ggu. */
static gboolean
is_cited (const GHashTable *cited, GemEditionList list, const char *id)
{
  g_autofree char *address = g_strdup_printf ("gem:%s/%s", rooms[list].kind, id);

  return g_hash_table_contains ((GHashTable *) cited, address);
}

static gboolean
add_list (GemVolume *self,
          GemEditionList which,
          const GHashTable *cited,
          GCancellable *cancellable,
          GError **error)
{
  GemVolumeList *list;
  GPtrArray *all = gem_edition_load_list (self->edition, which, cancellable, error);

  if (all == NULL)
    return FALSE;
  list = g_new0 (GemVolumeList, 1);
  list->list = which;
  list->name = make_name ('l', rooms[which].name, NULL);
  list->all = all;
  list->entries = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      GemListEntry *entry = g_ptr_array_index (all, i);
      g_autofree char *address = g_strdup_printf ("gem:%s/%s", rooms[which].kind, entry->id);

      if ((self->scope != GEM_VOLUME_EDITION && !is_cited (cited, which, entry->id)) ||
          g_hash_table_contains (self->places, address))
        continue;
      g_ptr_array_add (list->entries, entry);
      g_hash_table_insert (self->places, g_steal_pointer (&address),
                           gem_volume_dup_entry_name (which, entry->id));
    }
  if (list->entries->len == 0)
    {
      list_free (list);
      return TRUE;
    }
  g_hash_table_insert (self->places, g_strdup_printf ("gem:list/%s", rooms[which].name),
                       g_strdup (list->name));
  g_ptr_array_add (self->lists, list);
  return TRUE;
}

/* What a block leads to; and the list of sources, where the edition has one of its own, is where its
 * reports are looked up. */
static void
scan_block (GemVolume *self, const GemVolumePart *part, const GemBlock *block, GHashTable *cited)
{
  g_autoptr (GPtrArray) inlines = gem_inline_parse (block->markup, block->text);
  gboolean is_source = g_str_equal (part->section->kind, "references");

  g_hash_table_insert (self->places,
                       g_strdup_printf ("gem:section/%s#%s", part->section->id, block->anchor),
                       gem_volume_dup_block_name (part, block));
  for (guint i = 0; i < inlines->len; i++)
    {
      const GemInline *piece = g_ptr_array_index (inlines, i);

      if (piece->href == NULL || !g_str_has_prefix (piece->href, "gem:"))
        continue;
      g_hash_table_add (cited, g_strdup (piece->href));
      if (is_source && g_str_has_prefix (piece->href, "gem:reference/") &&
          !g_hash_table_contains (self->places, piece->href))
        g_hash_table_insert (self->places, g_strdup (piece->href),
                             gem_volume_dup_block_name (part, block));
    }
}

static gboolean
scan (GemVolume *self, GCancellable *cancellable, GError **error)
{
  static const GemEditionList shown[] = { GEM_EDITION_REFERENCES, GEM_EDITION_TERMS,
                                          GEM_EDITION_GOALS };
  g_autoptr (GHashTable) cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autoptr (GPtrArray) blocks = gem_volume_load_blocks (self, i, cancellable, error);

      if (blocks == NULL)
        return FALSE;
      for (guint j = 0; j < blocks->len; j++)
        scan_block (self, g_ptr_array_index (self->parts, i), g_ptr_array_index (blocks, j), cited);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (!add_list (self, shown[i], cited, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * gem_volume_load:
 * @edition: an edition
 * @section: (nullable): the id of a section; only the whole edition needs none
 * @scope: how much around it
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_NOT_FOUND, or what gem_edition_load_blocks() says
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): the volume
 */
GemVolume *
gem_volume_load (GemEdition *edition,
                 const char *section,
                 GemVolumeScope scope,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GemVolume) self = NULL;
  const GemSection *root = NULL;

  g_return_val_if_fail (GEM_IS_EDITION (edition), NULL);

  if (scope != GEM_VOLUME_EDITION)
    {
      root = section != NULL ? gem_edition_find_section (edition, section) : NULL;
      if (root == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no section “%s”."),
                       section != NULL ? section : "");
          return NULL;
        }
      if (scope == GEM_VOLUME_CHAPTER)
        root = gem_volume_find_chapter (edition, root);
    }
  self = g_new0 (GemVolume, 1);
  g_atomic_ref_count_init (&self->refs);
  self->edition = g_object_ref (edition);
  self->scope = scope;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_parts (self, root);
  return scan (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * gem_volume_get_edition:
 * @self: a volume
 *
 * Returns: (transfer none): what it is of
 */
GemEdition *
gem_volume_get_edition (const GemVolume *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edition;
}

/**
 * gem_volume_get_scope:
 * @self: a volume
 *
 * Returns: how much it holds
 */
GemVolumeScope
gem_volume_get_scope (const GemVolume *self)
{
  g_return_val_if_fail (self != NULL, GEM_VOLUME_SECTION);

  return self->scope;
}

/**
 * gem_volume_get_title:
 * @self: a volume
 *
 * Returns: what it is called: the title of the edition, or of the section
 */
const char *
gem_volume_get_title (const GemVolume *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->scope == GEM_VOLUME_EDITION)
    return gem_edition_get_meta (self->edition, "title");
  return ((const GemVolumePart *) g_ptr_array_index (self->parts, 0))->section->title;
}

/**
 * gem_volume_get_parts:
 * @self: a volume
 *
 * Returns: (element-type GemVolumePart) (transfer none): its sections, in reading order
 */
GPtrArray *
gem_volume_get_parts (const GemVolume *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts;
}

/**
 * gem_volume_get_lists:
 * @self: a volume
 *
 * Returns: (element-type GemVolumeList) (transfer none): what stands behind the text to look things up
 */
GPtrArray *
gem_volume_get_lists (const GemVolume *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lists;
}

/**
 * gem_volume_load_blocks:
 * @self: a volume
 * @part: the index of a part
 * @cancellable: (nullable): a cancellable
 * @error: return location for the error of gem_edition_load_blocks()
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemBlock) (transfer full): its text
 */
GPtrArray *
gem_volume_load_blocks (const GemVolume *self,
                        guint part,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && part < self->parts->len, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return gem_edition_load_blocks (
      self->edition, ((GemVolumePart *) g_ptr_array_index (self->parts, part))->section->id,
      cancellable, error);
}
