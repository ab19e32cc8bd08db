/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* show: whatever an address names, as text. */

#include "gem-ctl.h"

#include <glib/gi18n.h>

typedef struct
{
  char *kind;
  char *title;
  GString *text;
  GPtrArray *link_addresses;
  GPtrArray *link_texts;
} Answer;

static Answer *
answer_new (void)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->text = g_string_new (NULL);
  answer->link_addresses = g_ptr_array_new_with_free_func (g_free);
  answer->link_texts = g_ptr_array_new_with_free_func (g_free);
  return answer;
}

static void
answer_free (Answer *answer)
{
  g_free (answer->kind);
  g_free (answer->title);
  g_string_free (answer->text, TRUE);
  g_ptr_array_unref (answer->link_addresses);
  g_ptr_array_unref (answer->link_texts);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void
add_link (Answer *answer, char *address, const char *text)
{
  g_ptr_array_add (answer->link_addresses, address);
  g_ptr_array_add (answer->link_texts, g_strdup (text));
}

/* Markup without its tags and entities. */
static char *
strip_markup (const char *markup)
{
  static const struct
  {
    const char *entity;
    const char *character;
  } entities[] = { { "&lt;", "<" },   { "&gt;", ">" },  { "&quot;", "\"" },
                   { "&apos;", "'" }, { "&#39;", "'" }, { "&amp;", "&" } };
  g_autoptr (GRegex) tags = g_regex_new ("</?[a-z]+>", 0, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (tags, markup, -1, 0, "", 0, NULL);
  g_autoptr (GString) text = g_string_new (bare);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (text, entities[i].entity, entities[i].character, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The links stand in the markup as <a href="…">…</a>. */
static void
add_markup_links (Answer *answer, const char *markup)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("<a href=\"([^\"]*)\">(.*?)</a>", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, markup, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *label = g_match_info_fetch (match, 2);
      g_autofree char *address = g_match_info_fetch (match, 1);
      g_autofree char *plain = strip_markup (label);

      add_link (answer, strip_markup (address), plain);
    }
}

static gboolean
show_section (GemEdition *edition, const GemAddress *address, Answer *answer, GError **error)
{
  const GemSection *section = gem_edition_find_section (edition, gem_address_get_id (address));
  const char *anchor = gem_address_get_fragment (address);
  g_autoptr (GPtrArray) blocks = NULL;
  gboolean found = anchor == NULL;

  if (section == NULL)
    return TRUE;
  blocks = gem_edition_load_blocks (edition, section->id, NULL, error);
  if (blocks == NULL)
    return FALSE;
  for (guint i = 0; i < blocks->len; i++)
    {
      const GemBlock *block = g_ptr_array_index (blocks, i);

      if (anchor != NULL && !g_str_equal (block->anchor, anchor))
        continue;
      found = TRUE;
      g_string_append_printf (answer->text, "%s%s%s", answer->text->len > 0 ? "\n\n" : "",
                              block->depth > 0 ? "• " : "", block->text);
      add_markup_links (answer, block->markup);
    }
  if (!found)
    return TRUE;
  answer->kind = g_strdup (section->kind);
  answer->title = g_strdup (section->title);
  return TRUE;
}

static gboolean
add_places (GemEdition *edition, const GemAddress *address, Answer *answer, GError **error)
{
  g_autoptr (GPtrArray) places = gem_edition_load_places (edition, address, NULL, error);

  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const GemPlace *place = g_ptr_array_index (places, i);

      add_link (answer, g_strdup_printf ("gem:section/%s#%s", place->section->id, place->anchor),
                place->section->title);
    }
  return TRUE;
}

static gboolean
show_province (GemEdition *edition, const GemAddress *address, Answer *answer, GError **error)
{
  const GemSession *session = gem_edition_find_session (edition, gem_address_get_id (address));

  if (session == NULL)
    return TRUE;
  answer->kind = g_strdup ("province");
  answer->title = g_strdup (session->province);
  g_string_append_printf (answer->text, "“%s”\n%s\n", session->motto, session->date);
  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);

      g_string_append_printf (answer->text, "\n• %s", subject->wording);
      for (guint j = 0; subject->themes[j] != NULL; j++)
        add_link (answer, g_strdup_printf ("gem:theme/%s", subject->themes[j]), subject->wording);
    }
  return add_places (edition, address, answer, error);
}

static gboolean
show_theme (GemEdition *edition, const GemAddress *address, Answer *answer, GError **error)
{
  const GemTheme *theme = gem_edition_find_theme (edition, gem_address_get_id (address));
  GPtrArray *sessions = gem_edition_get_sessions (edition);

  if (theme == NULL)
    return TRUE;
  answer->kind = g_strdup ("theme");
  answer->title = g_strdup (theme->name);
  g_string_append (answer->text, theme->description);
  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);

      for (guint j = 0; j < session->subjects->len; j++)
        {
          const GemSubject *subject = g_ptr_array_index (session->subjects, j);

          if (!g_strv_contains ((const char *const *) subject->themes, theme->id))
            continue;
          g_string_append_printf (answer->text, "\n• %s: %s", session->province, subject->wording);
          add_link (answer, g_strdup_printf ("gem:province/%s", session->iso), session->province);
        }
    }
  return add_places (edition, address, answer, error);
}

static gboolean
show_entry (GemEdition *edition, const GemAddress *address, Answer *answer, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GemEntry) entry = gem_edition_load_entry (edition, address, NULL, &local_error);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (entry == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  answer->kind = g_strdup (gem_address_get_kind (address) == GEM_ADDRESS_TERM   ? "term"
                           : gem_address_get_kind (address) == GEM_ADDRESS_GOAL ? "goal"
                                                                                : "reference");
  answer->title = g_strdup (entry->title);
  g_string_append_printf (answer->text, "%s%s%s", entry->lead != NULL ? entry->lead : "",
                          entry->lead != NULL && entry->text != NULL ? "\n" : "",
                          entry->text != NULL ? entry->text : "");
  return add_places (edition, address, answer, error);
}

/* An item, or the items of an agenda. */
static gboolean
show_items (GemStore *store, const GemAddress *address, Answer *answer, GError **error)
{
  gboolean one = gem_address_get_kind (address) == GEM_ADDRESS_ITEM;
  GemItemQuery query = { .year = gem_address_get_year (address),
                         .opgave = gem_address_get_param (address, "opgave"),
                         .status = gem_address_get_param (address, "status"),
                         .province = gem_address_get_param (address, "province"),
                         .id = one ? gem_address_get_id (address) : NULL };
  g_autoptr (GPtrArray) items = gem_store_load_items (store, &query, NULL, error);

  if (items == NULL)
    return FALSE;
  if (one && items->len == 0)
    return TRUE;
  answer->kind = g_strdup (one ? "item" : "agenda");
  answer->title = g_strdup (one ? ((GemItem *) g_ptr_array_index (items, 0))->title : _ ("Agenda"));
  for (guint i = 0; i < items->len; i++)
    {
      const GemItem *item = g_ptr_array_index (items, i);
      g_autoptr (GemAddress) item_address = gem_address_new (GEM_ADDRESS_ITEM, item->id);

      if (one)
        g_string_append (answer->text, item->text != NULL ? item->text : "");
      else
        {
          g_string_append_printf (answer->text, "%s• %d  %s", i > 0 ? "\n" : "", item->year,
                                  item->title != NULL ? item->title : item->text);
          add_link (answer, gem_address_to_string (item_address), item->title);
        }
      if (one && item->section != NULL)
        add_link (answer, g_strdup_printf ("gem:section/%s", item->section), item->section);
    }
  return TRUE;
}

static gboolean
show_list (GemEdition *edition, const GemAddress *address, Answer *answer, GError **error)
{
  GemEditionList list;
  g_autoptr (GPtrArray) entries = NULL;

  if (!gem_edition_find_list (gem_address_get_id (address), &list))
    return TRUE;
  entries = gem_edition_load_list (edition, list, NULL, error);
  if (entries == NULL)
    return FALSE;
  answer->kind = g_strdup ("list");
  answer->title = g_strdup (gem_edition_list_title (list));
  for (guint i = 0; i < entries->len; i++)
    {
      const GemListEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (answer->text, "%s• %s%s%s", i > 0 ? "\n" : "", entry->title,
                              entry->text != NULL ? ": " : "",
                              entry->text != NULL ? entry->text : "");
      add_link (answer, g_strdup (entry->address), entry->title);
    }
  return TRUE;
}

static gboolean
show_compare (GemContext *context, const GemAddress *address, Answer *answer, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;

  if (!gem_ctl_describe_compare (context, address, &answer->title, &text, &local_error))
    {
      /* What an address names that is not there is no failure of ours. */
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  answer->kind = g_strdup ("compare");
  g_string_append (answer->text, text);
  return TRUE;
}

static gboolean
find_answer (GemContext *context, const GemAddress *address, Answer *answer, GError **error)
{
  GemEdition *edition = gem_context_get_edition (context);

  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_SECTION:
      return show_section (edition, address, answer, error);
    case GEM_ADDRESS_PROVINCE:
      return show_province (gem_context_get_sessions (context), address, answer, error);
    case GEM_ADDRESS_THEME:
      return show_theme (gem_context_get_sessions (context), address, answer, error);
    case GEM_ADDRESS_REFERENCE:
    case GEM_ADDRESS_TERM:
    case GEM_ADDRESS_GOAL:
      return show_entry (edition, address, answer, error);
    case GEM_ADDRESS_ITEM:
    case GEM_ADDRESS_AGENDA:
      return show_items (gem_context_get_store (context), address, answer, error);
    case GEM_ADDRESS_LIST:
      return show_list (edition, address, answer, error);
    case GEM_ADDRESS_COMPARE:
      return show_compare (context, address, answer, error);
    case GEM_ADDRESS_SEARCH:
    default:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("This version of the program can't show that as text."));
      return FALSE;
    }
}

static void
print_answer (GemCtl *ctl, const GemAddress *address, const Answer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = gem_address_to_string (address);

  if (!ctl->json)
    {
      g_print ("%s\n\n%s\n", answer->title, answer->text->str);
      return;
    }
  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "address", text);
  gem_ctl_add_string (builder, "kind", answer->kind);
  gem_ctl_add_string (builder, "title", answer->title);
  gem_ctl_add_string (builder, "text", answer->text->str);
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->link_addresses->len; i++)
    {
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "address", g_ptr_array_index (answer->link_addresses, i));
      gem_ctl_add_string (builder, "text", g_ptr_array_index (answer->link_texts, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  gem_ctl_print_json (builder);
}

/**
 * gem_ctl_dup_title:
 * @context: the edition and the store
 * @address: an address
 * @error: return location for an error of the edition or the store
 *
 * Returns: (transfer full) (nullable): what is there, in a line; %NULL without an error where nothing is
 */
char *
gem_ctl_dup_title (GemContext *context, const GemAddress *address, GError **error)
{
  g_autoptr (Answer) answer = answer_new ();

  if (!find_answer (context, address, answer, error) || answer->kind == NULL)
    return NULL;
  return g_strdup (answer->title != NULL ? answer->title : "");
}

/**
 * gem_ctl_show:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_show (GemCtl *ctl, int argc, char **argv)
{
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (Answer) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (NULL, "show ADDRESS", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“show” takes one address."));
  address = gem_address_parse (argv[1], &error);
  if (address == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", error->message);
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;

  answer = answer_new ();
  if (!find_answer (context, address, answer, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (answer->kind == NULL)
    return gem_ctl_fail (GEM_CTL_NOT_FOUND, _ ("Nothing is at %s."), argv[1]);
  print_answer (ctl, address, answer);
  return GEM_CTL_DONE;
}
