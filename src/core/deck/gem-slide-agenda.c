/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What slides of the agenda show: how far it has come, and items. */

#include "deck/gem-slide-private.h"

#include "export/gem-export-private.h"
#include "store/gem-store-listing.h"

#include <glib/gi18n-lib.h>

/* How many sentences of one item are points. */
#define ITEM_SENTENCES 3

static gboolean
load_progress_counts (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  GemProgressQuery query = { .opgave = gem_address_get_param (load->address, "opgave"),
                             .status = gem_address_get_param (load->address, "status"),
                             .province = gem_address_get_param (load->address, "province"),
                             .holder = gem_address_get_param (load->address, "holder"),
                             .feed = gem_address_get_param (load->address, "feed") };
  int year = gem_address_get_year (load->address);

  if (load->frozen != NULL)
    content->progress_counts = gem_slide_thaw_progress (load->frozen);
  else if (load->source->store != NULL)
    content->progress_counts =
        gem_store_load_progress (load->source->store, &query, load->cancellable, error);
  else
    content->progress_counts = g_ptr_array_new ();
  if (content->progress_counts == NULL)
    return FALSE;
  for (guint i = content->progress_counts->len; year != 0 && i > 0; i--)
    if (((GemProgressCount *) content->progress_counts->pdata[i - 1])->year != year)
      g_ptr_array_remove_index (content->progress_counts, i - 1);
  return TRUE;
}

/**
 * gem_slide_load_progress:
 * @load: a slide that is being loaded
 * @error: return location for an error of the store
 *
 * Returns: whether all could be read
 */
gboolean
gem_slide_load_progress (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = gem_address_get_year (load->address);

  if (!load_progress_counts (load, error))
    return FALSE;
  content->figure.progress =
      gem_progress_new (content->progress_counts, g_date_time_get_year (now));
  content->figure.kind = GEM_FIGURE_PROGRESS;
  content->figure.there = content->progress_counts->len > 0;
  content->figure.year = gem_progress_get_default_year (content->figure.progress, year);
  if (content->title == NULL)
    content->title = g_strdup (_ ("How far the agenda has come"));
  if (content->lines->len == 0)
    {
      g_autofree char *sentence = gem_progress_dup_sentence (content->figure.progress, year);

      gem_slide_add_line (content, sentence, FALSE);
    }
  return TRUE;
}

static char *
dup_item_line (const GemItem *item)
{
  g_autofree char *title = gem_export_dup_title (item);
  /* The sign stays with its words. */
  g_auto (GStrv) words =
      g_strsplit (item->status != NULL ? gem_item_status_label (item->status) : "", " ", -1);
  g_autofree char *status = g_strjoinv ("\u00a0", words);

  return item->status != NULL ? g_strdup_printf ("%s (%s\u00a0%s)", title,
                                                 gem_item_status_symbol (item->status), status)
                              : g_strdup (title);
}

/* As many as can be read; how many more there are takes a line as well. */
static guint
add_items (GemSlideContent *content, const GemListing *listing)
{
  guint lines = 0, i;

  for (i = 0; i < listing->items->len; i++)
    {
      g_autofree char *line = dup_item_line (((GemListedItem *) listing->items->pdata[i])->item);

      lines += gem_slide_estimate_lines (line);
      if (i > 0 && lines + (i + 1 < listing->total) > GEM_SLIDE_MAX_LINES)
        break;
      gem_slide_add_line (content, line, TRUE);
    }
  return i;
}

static gboolean
load_listing (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  g_autoptr (GemListing) listing = NULL;
  GemListingQuery query;
  guint shown;

  gem_listing_query_init (&query, load->address);
  query.group = GEM_GROUP_NONE;
  query.limit = GEM_SLIDE_MAX_POINTS;
  listing = gem_store_load_listing (load->source->store, &query, load->cancellable, error);
  if (listing == NULL)
    return FALSE;
  shown = add_items (content, listing);
  if (listing->total > shown)
    {
      guint more = listing->total - shown;
      g_autofree char *line =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);

      gem_slide_add_line (content, line, TRUE);
    }
  if (listing->total == 0)
    content->trouble = g_strdup (_ ("There are no agenda items for this slide."));
  return TRUE;
}

static char *
join_facts (const GemItem *item)
{
  g_autofree char *status = gem_export_dup_status (item);
  g_autofree char *period = gem_export_dup_period (item);
  const char *parts[] = { status, item->holder, period };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static gboolean
load_item (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  GemItemQuery query = { .id = gem_address_get_id (load->address),
                         .feed = gem_address_get_param (load->address, "feed") };
  g_autoptr (GPtrArray) items =
      gem_store_load_items (load->source->store, &query, load->cancellable, error);
  const GemItem *item;

  if (items == NULL)
    return FALSE;
  if (items->len == 0)
    {
      content->trouble =
          g_strdup (_ ("This item is not in the agenda any more. Choose another one."));
      return TRUE;
    }
  item = items->pdata[0];
  if (content->title == NULL)
    content->title = gem_export_dup_title (item);
  if (content->caption == NULL)
    content->caption = join_facts (item);
  for (guint i = 0; gem_export_get_text (item) != NULL && i < ITEM_SENTENCES; i++)
    {
      g_autofree char *sentence = gem_slide_first_sentence (gem_export_get_text (item), i);

      if (sentence == NULL)
        break;
      if (content->own_lines == 0)
        gem_slide_add_line (content, sentence, TRUE);
    }
  return TRUE;
}

/**
 * gem_slide_load_items:
 * @load: a slide that is being loaded
 * @error: return location for an error of the store
 *
 * Returns: whether all could be read
 */
gboolean
gem_slide_load_items (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  gboolean done = TRUE;

  if (load->frozen == NULL && load->source->store != NULL &&
      (content->lines->len == 0 || gem_address_get_kind (load->address) == GEM_ADDRESS_ITEM))
    done = gem_address_get_kind (load->address) == GEM_ADDRESS_ITEM ? load_item (load, error)
                                                                    : load_listing (load, error);
  else if (content->lines->len == 0)
    content->trouble = g_strdup (_ ("There are no agenda items for this slide."));
  if (content->title == NULL)
    content->title =
        gem_address_get_year (load->address) != 0
            ? g_strdup_printf (_ ("Agenda of %d"), gem_address_get_year (load->address))
            : g_strdup (_ ("Agenda"));
  return done;
}
