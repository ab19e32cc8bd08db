/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-item.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GemItem, gem_item, G_TYPE_OBJECT)

static const char *const opgaven[] = {
  "informatiesamenleving", "uitvoering", "fysiek", "inclusief", "democratie", "vereniging", NULL
};
static const char *const opgave_labels[] = { N_ ("Information society"),   N_ ("Execution"),
                                             N_ ("Physical challenges"),   N_ ("Inclusive society"),
                                             N_ ("Democratic governance"), N_ ("The association") };
static const char *const statuses[] = { "gepland", "lopend", "afgerond", "vervallen", NULL };
static const char *const status_labels[] = { N_ ("Planned"), N_ ("In progress"), N_ ("Done"),
                                             N_ ("Dropped") };

/**
 * gem_attachment_free:
 * @attachment: (transfer full): an attachment
 */
void
gem_attachment_free (GemAttachment *attachment)
{
  g_return_if_fail (attachment != NULL);

  g_free (attachment->url);
  g_free (attachment->mime_type);
  g_free (attachment->title);
  g_free (attachment);
}

static void
gem_item_finalize (GObject *object)
{
  GemItem *self = GEM_ITEM (object);

  g_free (self->id);
  g_free (self->feed);
  g_free (self->title);
  g_free (self->text);
  g_free (self->opgave);
  g_free (self->status);
  g_strfreev (self->provinces);
  g_free (self->holder);
  g_strfreev (self->partners);
  g_strfreev (self->tags);
  g_free (self->begin);
  g_free (self->end);
  g_free (self->section);
  g_free (self->url);
  g_free (self->published);
  g_free (self->modified);
  g_ptr_array_unref (self->attachments);

  G_OBJECT_CLASS (gem_item_parent_class)->finalize (object);
}

static void
gem_item_class_init (GemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_item_finalize;
}

static void
gem_item_init (GemItem *self)
{
  self->provinces = g_new0 (char *, 1);
  self->partners = g_new0 (char *, 1);
  self->tags = g_new0 (char *, 1);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_attachment_free);
}

/**
 * gem_item_new:
 *
 * Returns: (transfer full): an item with empty lists, to be filled by who makes it
 */
GemItem *
gem_item_new (void)
{
  return g_object_new (GEM_TYPE_ITEM, NULL);
}

/**
 * gem_item_opgaven:
 *
 * Returns: (array zero-terminated=1) (transfer none): the challenges of the publication, and the
 * association
 */
const char *const *
gem_item_opgaven (void)
{
  return opgaven;
}

/**
 * gem_item_statuses:
 *
 * Returns: (array zero-terminated=1) (transfer none): the statuses that a feed may give
 */
const char *const *
gem_item_statuses (void)
{
  return statuses;
}

static const char *
find_label (const char *const *names, const char *const *labels, const char *name)
{
  for (guint i = 0; name != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return _ (labels[i]);
  return name;
}

/**
 * gem_item_opgave_label:
 * @opgave: (nullable): a challenge
 *
 * Returns: (nullable): its name for people; @opgave itself where the feed made it up
 */
const char *
gem_item_opgave_label (const char *opgave)
{
  return find_label (opgaven, opgave_labels, opgave);
}

/**
 * gem_item_status_label:
 * @status: (nullable): a status
 *
 * Returns: (nullable): its name for people; @status itself where the feed made it up
 */
const char *
gem_item_status_label (const char *status)
{
  return find_label (statuses, status_labels, status);
}

/**
 * gem_item_status_symbol:
 * @status: a status
 *
 * Returns: (transfer none): a character that stands for it beside its name, so that colour is never alone
 */
const char *
gem_item_status_symbol (const char *status)
{
  static const char *const symbols[] = { "○", "◐", "●", "×" };

  for (guint i = 0; status != NULL && statuses[i] != NULL; i++)
    if (g_str_equal (statuses[i], status))
      return symbols[i];
  return "◇";
}
