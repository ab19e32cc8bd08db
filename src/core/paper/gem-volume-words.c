/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Where the links of a volume lead, and what it says of itself; the same in every format. */

#include "paper/gem-volume-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * gem_volume_find_name:
 * @self: a volume
 * @address: an address, as a link in the text has it
 *
 * Returns: (nullable) (transfer none): what the place that it leads to is called in a file; %NULL where
 *   that is not in the volume
 */
const char *
gem_volume_find_name (const GemVolume *self, const char *address)
{
  g_autoptr (GemAddress) parsed = NULL;
  g_autofree char *whole = NULL;
  const char *name;

  g_return_val_if_fail (self != NULL && address != NULL, NULL);

  parsed = gem_address_parse (address, NULL);
  if (parsed == NULL)
    return NULL;
  whole = gem_address_to_string (parsed);
  name = g_hash_table_lookup (self->places, whole);
  if (name != NULL)
    return name;
  /* A paragraph that is gone is still in its section, and a theme of a province in its session. */
  whole[strcspn (whole, "?#")] = '\0';
  return g_hash_table_lookup (self->places, whole);
}

/**
 * gem_volume_dup_web:
 * @address: an address, as a link in the text has it
 *
 * Returns: (transfer full) (nullable): the same with nothing in it that means something to the formats,
 *   where it is one of the web or of mail; else %NULL
 */
char *
gem_volume_dup_web (const char *address)
{
  g_return_val_if_fail (address != NULL, NULL);

  if (!g_str_has_prefix (address, "https://") && !g_str_has_prefix (address, "http://") &&
      !g_str_has_prefix (address, "mailto:"))
    return NULL;
  if (!g_utf8_validate (address, -1, NULL))
    return NULL;
  /* Without the apostrophe and the backslash: cairo reads them in a link as its own. */
  return g_uri_escape_string (address, ":/?#[]@!$&()*+,;=%", FALSE);
}

/**
 * gem_volume_read_block:
 * @self: a volume
 * @block: a block of it
 * @name: (nullable): what its place is called, so that it does not lead to itself
 *
 * Returns: (transfer full) (element-type GemInline): its pieces; a link is `#name` inside of the volume, or
 *   an address of the web, or gone
 */
GPtrArray *
gem_volume_read_block (const GemVolume *self, const GemBlock *block, const char *name)
{
  GPtrArray *inlines;

  g_return_val_if_fail (self != NULL && block != NULL, NULL);

  inlines = gem_inline_parse (block->markup, block->text);
  for (guint i = 0; i < inlines->len; i++)
    {
      GemInline *piece = g_ptr_array_index (inlines, i);
      g_autofree char *href = g_steal_pointer (&piece->href);
      const char *target = href != NULL ? gem_volume_find_name (self, href) : NULL;

      if (target != NULL && g_strcmp0 (target, name) != 0)
        piece->href = g_strconcat ("#", target, NULL);
      else if (target == NULL && href != NULL)
        piece->href = gem_volume_dup_web (href);
    }
  return inlines;
}

/**
 * gem_volume_dup_heading:
 * @section: a section
 *
 * Returns: (transfer full): its title, with its number where it has one
 */
char *
gem_volume_dup_heading (const GemSection *section)
{
  g_return_val_if_fail (section != NULL, NULL);

  return section->number != NULL ? g_strdup_printf ("%s  %s", section->number, section->title)
                                 : g_strdup (section->title);
}

/**
 * gem_volume_dup_date:
 * @iso_date: such as 2018-11-13
 *
 * Returns: (transfer full): the date in words; @iso_date itself where it is no date
 */
char *
gem_volume_dup_date (const char *iso_date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *moment = g_strconcat (iso_date, "T00:00:00", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, utc);

  /* Translators: day, month in words, year; see strftime(3) */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : g_strdup (iso_date);
}

/**
 * gem_volume_dup_occasion:
 * @self: a volume
 * @section: a section of it
 *
 * Returns: (transfer full) (nullable): motto and date of a session; %NULL for any other section
 */
char *
gem_volume_dup_occasion (const GemVolume *self, const GemSection *section)
{
  const GemSession *session;
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL && section != NULL, NULL);

  if (section->iso == NULL || !g_str_equal (section->kind, "session"))
    return NULL;
  session = gem_edition_find_session (self->edition, section->iso);
  if (session == NULL)
    return NULL;
  date = gem_volume_dup_date (session->date);
  return g_strdup_printf ("‘%s’ · %s", session->motto, date);
}

/**
 * gem_volume_dup_source:
 * @self: a volume
 *
 * Returns: (transfer full): where it is from, as a citation has it
 */
char *
gem_volume_dup_source (const GemVolume *self)
{
  g_autoptr (GemAddress) address = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->scope == GEM_VOLUME_EDITION)
    address = gem_address_new (GEM_ADDRESS_HOME, NULL);
  else
    address =
        gem_address_new (GEM_ADDRESS_SECTION,
                         ((const GemVolumePart *) g_ptr_array_index (self->parts, 0))->section->id);
  return gem_edition_cite (self->edition, address, GEM_CITATION_PLAIN);
}

/**
 * gem_volume_get_notice:
 * @self: a volume
 *
 * The edition that comes with the program names the publisher of what it retells: whoever gets a file of it
 * has to see whose words these are.
 *
 * Returns: (nullable): what to say of that, translated; %NULL for a publication in its own words
 */
const char *
gem_volume_get_notice (const GemVolume *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (gem_edition_get_meta (self->edition, "imported") != NULL)
    return NULL;
  return _ ("Retold by the makers of Gemeenten 2024 in their own words. The publisher did not make "
            "or check this file.");
}
