/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-note-words.h"

#include "gem-rows.h"

#include "address/gem-address.h"

#include <glib/gi18n.h>
#include <string.h>

/* A sign for each colour that differs in more than its colour. */
static const char *const symbols[GEM_NOTE_N_COLOURS] = { "●", "■", "▲", "◆", "★", "✚" };

/* What a note comes down to takes so many characters. */
#define GIST 120

static gboolean
is_colour (int colour)
{
  return colour >= 0 && colour < GEM_NOTE_N_COLOURS;
}

static gboolean
has_text (const GemNote *note)
{
  return note->text != NULL && *note->text != '\0';
}

/**
 * gem_note_words_symbol:
 * @colour: a colour of marks, or %GEM_NOTE_NO_COLOUR
 *
 * Returns: its symbol; an empty ring for no colour
 */
const char *
gem_note_words_symbol (int colour)
{
  return is_colour (colour) ? symbols[colour] : "○";
}

/**
 * gem_note_words_colour:
 * @colour: a colour of marks, or %GEM_NOTE_NO_COLOUR
 *
 * Returns: (transfer full): its symbol and its name
 */
char *
gem_note_words_colour (int colour)
{
  return g_strdup_printf ("%s  %s", gem_note_words_symbol (colour),
                          is_colour (colour) ? gem_note_colour_name (colour) : _ ("No colour"));
}

/**
 * gem_note_words_kind:
 * @note: a note
 *
 * Returns: (transfer full): what it is
 */
char *
gem_note_words_kind (const GemNote *note)
{
  if (gem_note_is_bookmark (note))
    return g_strdup (_ ("Bookmark"));
  if (!is_colour (note->colour))
    return g_strdup (_ ("Note"));
  /* Translators: %s is the colour of a mark */
  return g_strdup_printf (has_text (note) ? _ ("Note, %s") : _ ("Mark, %s"),
                          gem_note_colour_name (note->colour));
}

/**
 * gem_note_words_excerpt:
 * @text: (nullable): what somebody wrote
 * @characters: the most that is wanted
 *
 * Returns: (transfer full): the beginning of @text in one line
 */
char *
gem_note_words_excerpt (const char *text, int characters)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");
  g_autofree char *start = NULL;

  g_strdelimit (line, "\n\r\t", ' ');
  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= characters)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, characters);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * gem_note_words_text:
 * @note: a note
 * @characters: the most that is wanted
 *
 * Returns: (transfer full): the beginning of its text in one line, without the signs of Markdown; empty for none
 */
char *
gem_note_words_text (const GemNote *note, int characters)
{
  const char *text = has_text (note) ? note->text : "";
  /* Signs take room, too, but a beginning needs no reading of a whole long text. */
  g_autofree char *start =
      g_utf8_strlen (text, -1) > characters * 4 ? g_utf8_substring (text, 0, characters * 4) : NULL;
  g_autofree char *plain = gem_note_dup_plain (start != NULL ? start : text);

  return gem_note_words_excerpt (plain, characters);
}

/**
 * gem_note_words_gist:
 * @note: a note
 *
 * Returns: (transfer full): what it comes down to, in one line: its text, or else its quote or its title
 */
char *
gem_note_words_gist (const GemNote *note)
{
  g_autofree char *text = gem_note_words_text (note, GIST);
  g_autofree char *quote = NULL;

  if (*text != '\0')
    return g_steal_pointer (&text);
  if (note->quote == NULL || *note->quote == '\0')
    return gem_note_words_excerpt (note->title, GIST);
  quote = gem_note_words_excerpt (note->quote, GIST);
  return g_strdup_printf (_ ("“%s”"), quote);
}

static char *
section_path (GemEdition *edition, const char *id)
{
  const GemSection *section = gem_edition_find_section (edition, id);
  g_autoptr (GString) path = g_string_new (NULL);

  if (section == NULL)
    return NULL;
  for (; section != NULL; section = section->parent != NULL
                                        ? gem_edition_find_section (edition, section->parent)
                                        : NULL)
    {
      g_autofree char *name = section->number != NULL
                                  ? g_strdup_printf ("%s %s", section->number, section->title)
                                  : g_strdup (section->title);

      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, name);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static const char *
kind_of_place (GemAddressKind kind)
{
  switch (kind)
    {
    case GEM_ADDRESS_PROVINCE:
      return _ ("Province");
    case GEM_ADDRESS_COMPARE:
      return _ ("Compare");
    case GEM_ADDRESS_THEME:
      return _ ("Theme");
    case GEM_ADDRESS_AGENDA:
      return _ ("Agenda");
    case GEM_ADDRESS_ITEM:
      return _ ("Agenda item");
    case GEM_ADDRESS_REFERENCE:
      return _ ("Cited report");
    case GEM_ADDRESS_TERM:
      return _ ("Term");
    case GEM_ADDRESS_GOAL:
      return _ ("Global Goal");
    case GEM_ADDRESS_SEARCH:
      return _ ("Search");
    case GEM_ADDRESS_HOME:
      return _ ("Front page");
    case GEM_ADDRESS_LIST:
      return _ ("List");
    case GEM_ADDRESS_PRESENT:
      return _ ("Presentation");
    case GEM_ADDRESS_SECTION:
    default:
      return _ ("Publication");
    }
}

/**
 * gem_note_words_path:
 * @edition: an edition
 * @address: the address of a place
 *
 * Returns: (transfer full): where that is: the chapters above a section, or what kind of place it is
 */
char *
gem_note_words_path (GemEdition *edition, const char *address)
{
  g_autoptr (GemAddress) place = gem_address_parse (address, NULL);
  char *path = NULL;

  g_return_val_if_fail (GEM_IS_EDITION (edition), NULL);

  if (place == NULL)
    return g_strdup (address);
  if (gem_address_get_kind (place) == GEM_ADDRESS_SECTION)
    path = section_path (edition, gem_address_get_id (place));
  return path != NULL ? path : g_strdup (kind_of_place (gem_address_get_kind (place)));
}

/**
 * gem_note_words_state:
 * @note: a note
 *
 * Returns: (nullable): what is to be said of how its place was found; %NULL where it is as it was
 */
const char *
gem_note_words_state (const GemNote *note)
{
  switch (note->state)
    {
    case GEM_NOTE_MOVED:
      return _ ("These words stand in another place now; the note goes with them.");
    case GEM_NOTE_LOST:
      return _ ("The place of this note is not in this publication; the note is kept.");
    case GEM_NOTE_PLACED:
    default:
      return NULL;
    }
}

/**
 * gem_note_swatch_set:
 * @swatch: what gem_note_swatch_new() made
 * @colour: a colour of marks, or %GEM_NOTE_NO_COLOUR
 */
void
gem_note_swatch_set (GtkWidget *swatch, int colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (swatch);

  for (int i = 0; i < GEM_NOTE_N_COLOURS; i++)
    {
      g_autofree char *name = g_strconcat ("gem-note-", gem_note_colour_key (i), NULL);

      if (i == colour)
        gtk_style_context_add_class (style, name);
      else
        gtk_style_context_remove_class (style, name);
    }
  gtk_label_set_text (GTK_LABEL (swatch), gem_note_words_symbol (colour));
  gem_set_accessible_name (swatch,
                           is_colour (colour) ? gem_note_colour_name (colour) : _ ("No colour"));
}

/**
 * gem_note_swatch_new:
 * @colour: a colour of marks, or %GEM_NOTE_NO_COLOUR
 *
 * Returns: (transfer floating): its symbol on its colour
 */
GtkWidget *
gem_note_swatch_new (int colour)
{
  GtkWidget *swatch = gtk_label_new (NULL);

  gtk_style_context_add_class (gtk_widget_get_style_context (swatch), "gem-note-swatch");
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (swatch, GTK_ALIGN_CENTER);
  gem_note_swatch_set (swatch, colour);
  gtk_widget_show (swatch);
  return swatch;
}
