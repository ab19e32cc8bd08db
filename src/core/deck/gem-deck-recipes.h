/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Decks that are ready to be shown, made from the edition and the agenda at the moment they are asked
 * for. They read the disk: for workers and the command line. */

#pragma once

#include "deck/gem-deck.h"
#include "deck/gem-slide.h"

G_BEGIN_DECLS

/**
 * GemDeckRecipe:
 * @GEM_DECK_RECIPE_STRATEGY: the strategy in ten minutes
 * @GEM_DECK_RECIPE_PROVINCE: one province in five minutes
 * @GEM_DECK_RECIPE_AGENDA: the agenda of a year
 */
typedef enum
{
  GEM_DECK_RECIPE_STRATEGY,
  GEM_DECK_RECIPE_PROVINCE,
  GEM_DECK_RECIPE_AGENDA,
  GEM_DECK_N_RECIPES
} GemDeckRecipe;

GemDeck *gem_deck_make (GemDeckRecipe recipe,
                        const GemSlideSource *source,
                        const char *iso,
                        int year,
                        GCancellable *cancellable,
                        GError **error);
void gem_deck_make_async (GemDeckRecipe recipe,
                          const GemSlideSource *source,
                          const char *iso,
                          int year,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GemDeck *gem_deck_make_finish (GAsyncResult *result, GError **error);

const char *gem_deck_recipe_title (GemDeckRecipe recipe);
const char *gem_deck_recipe_to_name (GemDeckRecipe recipe);
gboolean gem_deck_recipe_from_name (const char *name, GemDeckRecipe *recipe);

G_END_DECLS
