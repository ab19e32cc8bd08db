/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-item-diff.h"

#include <glib/gi18n-lib.h>

/**
 * gem_item_difference_free:
 * @difference: (transfer full): a difference
 */
void
gem_item_difference_free (GemItemDifference *difference)
{
  g_return_if_fail (difference != NULL);

  g_free (difference->name);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static const char *
without_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
add (GPtrArray *out, const char *key, const char *name, const char *before, const char *after)
{
  GemItemDifference *difference = g_new0 (GemItemDifference, 1);

  difference->key = key;
  difference->name = g_strdup (name);
  difference->before = g_strdup (without_empty (before));
  difference->after = g_strdup (without_empty (after));
  g_ptr_array_add (out, difference);
}

static void
compare_text (
    GPtrArray *out, const char *key, const char *name, const char *before, const char *after)
{
  if (g_strcmp0 (without_empty (before), without_empty (after)) != 0)
    add (out, key, name, before, after);
}

static void
compare_year (GPtrArray *out, int before, int after)
{
  g_autofree char *old = g_strdup_printf ("%d", before);
  g_autofree char *now = g_strdup_printf ("%d", after);

  compare_text (out, "year", _ ("Year"), old, now);
}

static gboolean
is_within (char **list, char **other)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) other, list[i]))
      return FALSE;
  return TRUE;
}

/* As sets: a publisher who writes a list in another order has changed nothing. */
static void
compare_list (GPtrArray *out, const char *key, const char *name, char **before, char **after)
{
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;

  if (is_within (before, after) && is_within (after, before))
    return;
  old = g_strjoinv (", ", before);
  now = g_strjoinv (", ", after);
  add (out, key, name, old, now);
}

static gboolean
attachment_equal (const GemAttachment *a, const GemAttachment *b)
{
  return g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->mime_type, b->mime_type) == 0 &&
         g_strcmp0 (a->title, b->title) == 0 && a->size == b->size;
}

static gboolean
has_all (GPtrArray *attachments, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < attachments->len && !found; j++)
        found =
            attachment_equal (g_ptr_array_index (attachments, j), g_ptr_array_index (others, i));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static char *
dup_attachments (GPtrArray *attachments, gboolean whole)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < attachments->len; i++)
    {
      const GemAttachment *attachment = g_ptr_array_index (attachments, i);
      const char *title = without_empty (attachment->title);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, title != NULL ? title : attachment->url);
      if (whole && title != NULL)
        g_string_append_printf (text, ", %s", attachment->url);
      if (whole && attachment->mime_type != NULL)
        g_string_append_printf (text, ", %s", attachment->mime_type);
      if (whole && attachment->size > 0)
        g_string_append_printf (text, ", %" G_GINT64_FORMAT, attachment->size);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
compare_attachments (GPtrArray *out, GPtrArray *before, GPtrArray *after)
{
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;

  if (has_all (before, after) && has_all (after, before))
    return;
  old = dup_attachments (before, FALSE);
  now = dup_attachments (after, FALSE);
  /* Where the names do not tell what changed, all that is known does. */
  if (g_str_equal (old, now))
    {
      g_free (old);
      g_free (now);
      old = dup_attachments (before, TRUE);
      now = dup_attachments (after, TRUE);
    }
  add (out, "attachments", _ ("Attachments"), old, now);
}

/* A name for people may hide that the feed writes another word: then that word is told. */
static void
compare_label (GPtrArray *out,
               const char *key,
               const char *name,
               const char *(*get_label) (const char *),
               const char *before,
               const char *after)
{
  const char *old = get_label (before), *now = get_label (after);

  if (g_strcmp0 (without_empty (before), without_empty (after)) == 0)
    return;
  if (g_strcmp0 (old, now) == 0)
    add (out, key, name, before, after);
  else
    add (out, key, name, old, now);
}

/**
 * gem_item_diff:
 * @before: what an item said
 * @after: what it says
 *
 * That it was modified is told only where nothing else changed: otherwise it is no news.
 *
 * Returns: (element-type GemItemDifference) (transfer full): what differs, in the order of an item's
 * page; empty where nothing does
 */
GPtrArray *
gem_item_diff (const GemItem *before, const GemItem *after)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_item_difference_free);

  g_return_val_if_fail (before != NULL && after != NULL, out);

  compare_text (out, "title", _ ("Title"), before->title, after->title);
  compare_year (out, before->year, after->year);
  compare_label (out, "status", _ ("Status"), gem_item_status_label, before->status, after->status);
  compare_text (out, "text", _ ("Text"), before->text, after->text);
  compare_list (out, "provinces", _ ("For"), before->provinces, after->provinces);
  compare_label (out, "opgave", _ ("Challenge"), gem_item_opgave_label, before->opgave,
                 after->opgave);
  compare_text (out, "holder", _ ("Carried by"), before->holder, after->holder);
  compare_list (out, "partners", _ ("Partners"), before->partners, after->partners);
  compare_text (out, "begin", _ ("Begin"), before->begin, after->begin);
  compare_text (out, "end", _ ("End"), before->end, after->end);
  compare_list (out, "tags", _ ("Labels"), before->tags, after->tags);
  compare_text (out, "section", _ ("Section of the publication"), before->section, after->section);
  compare_attachments (out, before->attachments, after->attachments);
  compare_text (out, "url", _ ("More on the web"), before->url, after->url);
  compare_text (out, "published", _ ("Published"), before->published, after->published);
  if (out->len == 0)
    compare_text (out, "modified", _ ("Last changed"), before->modified, after->modified);
  return out;
}
