/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Whether what a deck names is there: sections, provinces, themes and pictures. */

#include "deck/gem-deck-json.h"

#include "deck/gem-deck-private.h"
#include "deck/gem-slide-picture.h"
#include "figure/gem-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many things that are wrong with a file are told; the rest is counted. */
#define FAULTS_TOLD 3

/* A name that leads out of the folder of the deck is no name: a deck from somebody else must not show
 * what lies elsewhere on this computer. */
gboolean
gem_deck_is_file_name (const char *name)
{
  return *name != '\0' && strpbrk (name, "/\\") == NULL && !g_str_equal (name, ".") &&
         !g_str_equal (name, "..");
}

/**
 * gem_deck_resolve_picture:
 * @folder: (nullable): the folder of the deck
 * @name: the name of a file
 *
 * Returns: (transfer full) (nullable): where that file is; %NULL where the deck has no folder yet, or
 *   @name leads out of it
 */
char *
gem_deck_resolve_picture (const char *folder, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return folder != NULL && gem_deck_is_file_name (name) ? g_build_filename (folder, name, NULL)
                                                        : NULL;
}

static gboolean
is_comparison_there (const GemAddress *address, GemEdition *sessions)
{
  g_autoptr (GemCompare) compare = gem_compare_new (sessions, NULL);
  const char *list = gem_address_get_param (address, "provinces");
  g_autoptr (GArray) provinces = gem_compare_parse (compare, list != NULL ? list : "", NULL);
  g_autoptr (GemFigure) figure = NULL;
  const char *theme = gem_address_get_kind (address) == GEM_ADDRESS_THEME
                          ? gem_address_get_id (address)
                          : gem_address_get_param (address, "theme");

  /* Themes of one's own are in the store; a slide says itself that one is gone. */
  if (provinces == NULL || (theme != NULL && g_str_has_prefix (theme, "eigen-")))
    return provinces != NULL;
  figure = gem_figure_new_for_address (address, compare, NULL, NULL);
  return figure != NULL;
}

/* What is in the store may come with the next sync, and is not looked up. */
static gboolean
is_there (const GemAddress *address, GemEdition *edition, GemEdition *sessions)
{
  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_SECTION:
      return gem_edition_find_section (edition, gem_address_get_id (address)) != NULL;
    case GEM_ADDRESS_PROVINCE:
      return gem_edition_find_session (sessions, gem_address_get_id (address)) != NULL;
    case GEM_ADDRESS_COMPARE:
    case GEM_ADDRESS_THEME:
      return is_comparison_there (address, sessions);
    default:
      return TRUE;
    }
}

static void
check_picture (GemDeckSlide *slide, const char *folder, const char *place, GPtrArray *faults)
{
  const char *name = slide->texts[GEM_DECK_FIELD_PICTURE];
  g_autofree char *path = NULL;
  g_autofree char *key = g_strdup_printf ("%s.picture", place);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (slide->picture != NULL)
    return;
  if (name == NULL)
    {
      if (slide->kind == GEM_DECK_PICTURE)
        gem_deck_add_fault (faults, GEM_DECK_FAULT_PICTURE, key,
                            _ ("The slide has no picture. Choose one."));
      return;
    }
  path = gem_deck_resolve_picture (folder, name);
  bytes = path != NULL ? gem_slide_picture_load (path, &error) : NULL;
  if (bytes == NULL)
    gem_deck_add_fault (faults, GEM_DECK_FAULT_PICTURE, key,
                        _ ("The picture “%s” can't be shown: %s"), name,
                        error != NULL ? error->message : _ ("the presentation has no folder yet"));
}

/**
 * gem_deck_check:
 * @self: a deck
 * @edition: the edition that is read
 * @sessions: the edition whose sessions are compared
 * @folder: (nullable): the folder of the deck
 * @faults: (element-type GemDeckFault): what is wrong is added here
 *
 * Reads the disk: for workers and the command line.
 */
void
gem_deck_check (
    GemDeck *self, GemEdition *edition, GemEdition *sessions, const char *folder, GPtrArray *faults)
{
  g_return_if_fail (GEM_IS_DECK (self) && GEM_IS_EDITION (edition) && GEM_IS_EDITION (sessions));
  g_return_if_fail (faults != NULL);

  for (guint i = 0; i < gem_deck_get_n_slides (self); i++)
    {
      GemDeckSlide *slide = gem_deck_get_slide (self, i);
      g_autoptr (GemAddress) address = gem_deck_slide_dup_address (slide);
      g_autofree char *place = g_strdup_printf ("slides[%u]", i);
      g_autofree char *key = g_strdup_printf ("%s.address", place);

      if (address != NULL && !is_there (address, edition, sessions))
        gem_deck_add_fault (faults, GEM_DECK_FAULT_NOT_FOUND, key,
                            _ ("This publication has no “%s”. Choose something else to show."),
                            slide->texts[GEM_DECK_FIELD_ADDRESS]);
      check_picture (slide, folder, place, faults);
    }
}

/**
 * gem_deck_describe_faults:
 * @faults: (element-type GemDeckFault): what is wrong with a deck, at least one thing
 *
 * Returns: (transfer full): that for people: the first ones with their places, and how many more there are
 */
char *
gem_deck_describe_faults (GPtrArray *faults)
{
  GString *text;

  g_return_val_if_fail (faults != NULL && faults->len > 0, NULL);

  text = g_string_new (_ ("Not all of the presentation could be read:"));
  for (guint i = 0; i < faults->len && i < FAULTS_TOLD; i++)
    {
      const GemDeckFault *fault = g_ptr_array_index (faults, i);

      g_string_append_printf (text, "\n%s: %s", fault->place, fault->message);
    }
  if (faults->len > FAULTS_TOLD)
    {
      guint left = faults->len - FAULTS_TOLD;

      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "And %u more.", "And %u more.", left),
                              left);
    }
  return g_string_free (text, FALSE);
}
