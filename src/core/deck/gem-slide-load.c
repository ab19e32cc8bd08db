/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Gathering what a slide shows. Whatever is not there any more is said on the slide itself: it is better
 * found in the room before the meeting than as a gap in it. */

#include "deck/gem-slide-private.h"

#include "deck/gem-deck-json.h"
#include "deck/gem-slide-picture.h"
#include "export/gem-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
gem_slide_add_line (GemSlideContent *content, const char *text, gboolean is_point)
{
  g_ptr_array_add (content->lines, gem_slide_line_new (text, is_point));
}

/* Words that are there, written or kept, are shown whatever became of the address. */
static void
set_trouble (GemSlideContent *content, const char *message)
{
  if (content->lines->len > 0)
    return;
  g_free (content->trouble);
  content->trouble = g_strdup (message);
}

/* The sources at the foot are read from near: where it is from, and of which day. */
static void
set_source (GemSlideLoad *load, const char *what)
{
  GemSlideContent *content = load->content;
  g_autofree char *address = load->address != NULL ? gem_address_to_string (load->address) : NULL;
  g_autofree char *day =
      content->slide->frozen_on != NULL ? gem_export_dup_date (content->slide->frozen_on) : NULL;
  g_autofree char *as_of = day != NULL ? g_strdup_printf (_ ("as of %s"), day) : NULL;
  const char *parts[] = { what, as_of, address };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  g_free (content->source);
  content->source = text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
take_title (GemSlideContent *content, const char *title)
{
  if (content->title == NULL || *content->title == '\0')
    {
      g_free (content->title);
      content->title = g_strdup (title);
    }
}

static gboolean
load_section (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  GemEdition *edition = load->source->edition;
  const GemSection *section =
      gem_edition_find_section (edition, gem_address_get_id (load->address));
  g_autoptr (GPtrArray) points = NULL;

  if (section == NULL)
    {
      set_trouble (content, _ ("This publication does not have this section."));
      return TRUE;
    }
  take_title (content, section->title);
  set_source (load, gem_edition_get_meta (edition, "title"));
  /* The words of one's own take the place of the points. */
  if (content->lines->len > 0)
    return TRUE;
  points = gem_slide_load_points (edition, section, load->cancellable, error);
  if (points == NULL)
    return FALSE;
  for (guint i = 0; i < points->len; i++)
    gem_slide_add_line (content, points->pdata[i], TRUE);
  return TRUE;
}

static char *
dup_subjects_caption (const GemSession *session)
{
  g_autofree char *words = gem_export_dup_date (session->date);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *date = g_strjoinv ("\u00a0", parts); /* stays on one line */

  /* Translators: the motto of a provincial session, and its date */
  return g_strdup_printf (_ ("“%s”, %s"), session->motto, date);
}

static gboolean
load_province (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  const GemSession *session =
      gem_edition_find_session (load->source->sessions, gem_address_get_id (load->address));
  guint n;

  if (session == NULL)
    {
      set_trouble (content, _ ("This publication does not have a session of this province."));
      return TRUE;
    }
  take_title (content, session->province);
  if (content->caption == NULL)
    content->caption = dup_subjects_caption (session);
  content->iso = g_strdup (session->iso);
  set_source (load, gem_edition_get_meta (load->source->sessions, "title"));
  if (content->lines->len > 0)
    return TRUE;
  n = session->subjects->len > GEM_SLIDE_MAX_POINTS + 1 ? GEM_SLIDE_MAX_POINTS
                                                        : session->subjects->len;
  for (guint i = 0; i < n; i++)
    gem_slide_add_line (content, ((GemSubject *) session->subjects->pdata[i])->wording, TRUE);
  if (n < session->subjects->len)
    {
      g_autofree char *more =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more",
                                        session->subjects->len - n),
                           session->subjects->len - n);

      gem_slide_add_line (content, more, TRUE);
    }
  return TRUE;
}

/* Of a paragraph that the address names, where nobody wrote a quote. */
static gboolean
load_quote (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  GemEdition *edition = load->source->edition;
  const char *own = content->slide->texts[GEM_DECK_FIELD_SOURCE];
  const GemSection *section = NULL;
  const char *anchor = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  if (load->address != NULL && gem_address_get_kind (load->address) == GEM_ADDRESS_SECTION)
    {
      section = gem_edition_find_section (edition, gem_address_get_id (load->address));
      anchor = gem_address_get_fragment (load->address);
    }
  content->caption = g_strdup (own != NULL ? own : section != NULL ? section->title : NULL);
  set_source (load, section != NULL ? gem_edition_get_meta (edition, "title") : NULL);
  if (content->lines->len > 0)
    return TRUE;
  if (section == NULL || anchor == NULL)
    {
      set_trouble (content, load->address == NULL
                                ? _ ("There is no quote yet. Write it as the text of the slide.")
                                : _ ("This publication does not have this paragraph."));
      return TRUE;
    }
  blocks = gem_edition_load_blocks (edition, section->id, load->cancellable, error);
  if (blocks == NULL)
    return FALSE;
  for (guint i = 0; i < blocks->len && content->lines->len == 0; i++)
    {
      const GemBlock *block = blocks->pdata[i];

      if (g_str_equal (block->anchor, anchor))
        gem_slide_add_line (content, block->text, FALSE);
    }
  if (content->lines->len == 0)
    set_trouble (content, _ ("This publication does not have this paragraph."));
  return TRUE;
}

static gboolean
load_picture (GemSlideLoad *load)
{
  GemSlideContent *content = load->content;
  const char *name = content->slide->texts[GEM_DECK_FIELD_PICTURE];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  content->caption = g_strdup (content->slide->texts[GEM_DECK_FIELD_SOURCE]);
  if (content->slide->picture != NULL)
    bytes = g_bytes_ref (content->slide->picture);
  else if (name != NULL)
    {
      path = gem_deck_resolve_picture (load->source->folder, name);
      bytes = path != NULL ? gem_slide_picture_load (path, &error) : NULL;
    }
  if (bytes != NULL)
    content->picture = gem_slide_picture_decode (bytes, &error);
  if (content->picture == NULL)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("The picture can't be shown: %s"),
                           error != NULL ? error->message
                           : name != NULL
                               ? _ ("save the presentation in the folder where the picture is")
                               : _ ("choose one"));

      g_free (content->trouble);
      content->trouble = g_steal_pointer (&message);
    }
  return TRUE;
}

static gboolean
load_address (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;

  if (load->address == NULL || !gem_deck_kind_takes (content->slide->kind, load->address))
    {
      take_title (content, gem_deck_kind_label (content->slide->kind));
      set_trouble (content, _ ("The slide does not say what it shows. Choose something for it."));
      return TRUE;
    }
  switch (content->slide->kind)
    {
    case GEM_DECK_SECTION:
      return load_section (load, error);
    case GEM_DECK_PROVINCE:
      return load_province (load, error);
    case GEM_DECK_COMPARISON:
      set_source (load, gem_edition_get_meta (load->source->sessions, "title"));
      return gem_slide_load_comparison (load, error);
    case GEM_DECK_PROGRESS:
      set_source (load, _ ("The agendas in this program"));
      return gem_slide_load_progress (load, error);
    default:
      set_source (load, _ ("The agendas in this program"));
      return gem_slide_load_items (load, error);
    }
}

static gboolean
load_kind (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;

  switch (content->slide->kind)
    {
    case GEM_DECK_TITLE:
    case GEM_DECK_TEXT:
      set_source (load, NULL);
      return TRUE;
    case GEM_DECK_QUOTE:
      return load_quote (load, error);
    case GEM_DECK_PICTURE:
      set_source (load, NULL);
      return load_picture (load);
    default:
      return load_address (load, error);
    }
}

static GemSlideContent *
create_content (GemDeckSlide *slide)
{
  GemSlideContent *content = g_new0 (GemSlideContent, 1);

  g_atomic_ref_count_init (&content->refs);
  content->slide = g_object_ref (slide);
  content->title = g_strdup (slide->texts[GEM_DECK_FIELD_TITLE]);
  content->lines = gem_slide_text_parse (slide->texts[GEM_DECK_FIELD_BODY]);
  content->own_lines = content->lines->len;
  return content;
}

/**
 * gem_slide_load:
 * @slide: a slide
 * @source: where its data is
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the edition or the store
 *
 * Reads the disk: for workers and the command line. What is only missing is no error: the content says it
 * (gem_slide_content_get_trouble()), and so does the slide.
 *
 * Returns: (transfer full): what the slide shows, or %NULL with @error set
 */
GemSlideContent *
gem_slide_load (GemDeckSlide *slide,
                const GemSlideSource *source,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GemSlideContent) content = NULL;
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (JsonObject) frozen = NULL;
  GemSlideLoad load;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (slide) && source != NULL, NULL);
  g_return_val_if_fail (GEM_IS_EDITION (source->edition), NULL);
  g_return_val_if_fail (GEM_IS_EDITION (source->sessions), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  content = create_content (slide);
  content->language = g_strdup (gem_edition_get_meta (source->edition, "language"));
  address = gem_deck_slide_dup_address (slide);
  frozen = slide->frozen != NULL ? gem_slide_parse_frozen (slide->frozen) : NULL;
  load = (GemSlideLoad){ source, content, address, frozen, cancellable };
  if (frozen != NULL)
    gem_slide_thaw_words (content, frozen);
  if (!load_kind (&load, error))
    return NULL;
  take_title (content, content->trouble != NULL ? gem_deck_kind_label (slide->kind) : "");
  return g_steal_pointer (&content);
}
