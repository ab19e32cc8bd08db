/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The built-in agenda: what the publication itself promises, as the source of a feed. */

#include "edition/gem-edition-draft.h"

#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder, const char *key, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
add_item (JsonBuilder *builder, const GemDraftEntry *commitment)
{
  /* An id must be the same for ever; it is a name, not an address to go to. */
  g_autofree char *id = g_strdup_printf ("gemeenten-2024/%s", commitment->id);

  json_builder_begin_object (builder);
  add_string (builder, "id", id);
  add_string (builder, "title", gem_draft_entry_get (commitment, "title"));
  add_string (builder, "content_text", gem_draft_entry_get (commitment, "text"));
  json_builder_set_member_name (builder, "_uitvoeringsagenda");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "jaar");
  json_builder_add_int_value (builder, atoi (gem_draft_entry_get (commitment, "year")));
  add_string (builder, "opgave", gem_draft_entry_get (commitment, "opgave"));
  add_string (builder, "status", "gepland");
  json_builder_set_member_name (builder, "provincies");
  json_builder_begin_array (builder);
  for (guint i = 0; commitment->list[i] != NULL; i++)
    json_builder_add_string_value (builder, commitment->list[i]);
  json_builder_end_array (builder);
  add_string (builder, "trekker", gem_draft_entry_get (commitment, "holder"));
  add_string (builder, "paragraaf", gem_draft_entry_get (commitment, "section"));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* Sources that don't number their agenda have one that never changes. */
static gint64
get_issue (GemEditionDraft *self)
{
  const char *issue = g_hash_table_lookup (self->meta, "uitgave");

  return issue != NULL ? g_ascii_strtoll (issue, NULL, 10) : 1;
}

static void
add_head (JsonBuilder *builder, gint64 issue)
{
  add_string (builder, "version", "https://jsonfeed.org/version/1.1");
  add_string (builder, "title", "Wat Gemeenten 2024 zelf belooft");
  add_string (builder, "language", "nl-NL");
  add_string (builder, "description",
              "De beloften van de vereniging in de publicatie Gemeenten 2024, als agenda.");
  json_builder_set_member_name (builder, "_uitvoeringsagenda");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "versie");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "uitgave");
  json_builder_add_int_value (builder, issue);
  json_builder_end_object (builder);
}

/**
 * gem_edition_write_agenda:
 * @self: a draft without faults
 * @path: the file
 * @error: return location for an error of the file system
 *
 * Writes the commitments as a page that a reader takes, and as a source for gem_feed_publish().
 *
 * Returns: whether it is there
 */
gboolean
gem_edition_write_agenda (GemEditionDraft *self, const char *path, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_head (builder, get_issue (self));
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->commitments->len; i++)
    add_item (builder, g_ptr_array_index (self->commitments, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_file (generator, path, error);
}
