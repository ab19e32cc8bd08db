/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A slide of every kind. */

#pragma once

#include "slide-fixture.h"

static const struct
{
  GemDeckKind kind;
  const char *address;
  const char *title;
  const char *body;
} examples[] = {
  { GEM_DECK_TITLE, NULL, "Voorbeeld van een titel", "Proef\n\nVan vandaag" },
  { GEM_DECK_TEXT, NULL, "Eigen tekst", "Een **vette** alinea.\n\n- Punt een\n- Punt twee" },
  { GEM_DECK_PICTURE, NULL, "Een foto", NULL },
  { GEM_DECK_QUOTE, NULL, NULL, "Dit is een voorbeeld van een citaat." },
  { GEM_DECK_SECTION, "gem:section/informatiesamenleving", NULL, NULL },
  { GEM_DECK_SECTION, "gem:section/opgaven", NULL, NULL },
  { GEM_DECK_SECTION, "gem:section/bijeenkomsten", NULL, NULL },
  { GEM_DECK_PROVINCE, "gem:province/NL-NB", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?provinces=NL-FR,NL-ZE", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?as=tiles&theme=informatiesamenleving", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?as=matrix", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?as=timeline&show=date", NULL, NULL },
  { GEM_DECK_PROGRESS, "gem:agenda/2020", NULL, NULL },
  { GEM_DECK_ITEMS, "gem:agenda/2020?opgave=uitvoering", NULL, NULL },
  { GEM_DECK_ITEMS, "gem:item/voorbeeld-1", NULL, NULL },
};

static inline GemDeckSlide *
create_slide (guint example)
{
  GemDeckSlide *slide = gem_deck_slide_new (examples[example].kind);

  slide->texts[GEM_DECK_FIELD_ADDRESS] = g_strdup (examples[example].address);
  slide->texts[GEM_DECK_FIELD_TITLE] = g_strdup (examples[example].title);
  slide->texts[GEM_DECK_FIELD_BODY] = g_strdup (examples[example].body);
  slide->texts[GEM_DECK_FIELD_NOTES] = g_strdup ("Een **voorbeeld** van notities.\n\n- Punt");
  if (examples[example].kind == GEM_DECK_PICTURE)
    {
      slide->texts[GEM_DECK_FIELD_PICTURE] = g_strdup ("voorbeeld.png");
      slide->texts[GEM_DECK_FIELD_PICTURE_TEXT] = g_strdup ("Een voorbeeld: vier vlakken");
    }
  if (examples[example].kind == GEM_DECK_QUOTE)
    slide->texts[GEM_DECK_FIELD_SOURCE] = g_strdup ("Voorbeeld, proef");
  return slide;
}

static inline GemSlideContent *
load_slide (Fixture *self, GemDeckSlide *slide)
{
  g_autoptr (GError) error = NULL;
  GemSlideContent *content = gem_slide_load (slide, &self->source, NULL, &error);

  g_assert_no_error (error);
  return content;
}

static inline GemSlideContent *
load_example (Fixture *self, guint example)
{
  g_autoptr (GemDeckSlide) slide = create_slide (example);

  return load_slide (self, slide);
}

/* How many pixels have another colour than the lower right corner. */

static inline char *
repeat (const char *text, guint times)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}
