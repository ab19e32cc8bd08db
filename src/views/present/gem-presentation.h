/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPresentation: a deck that is being shown: the hall sees the slide, the speaker has the console. It
 * opens its windows, finds the screens, and knows what every key does. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "deck/gem-deck.h"

G_BEGIN_DECLS

/* Signals: `ended` with the slide (guint) where it ended, when all its windows are gone. */
#define GEM_TYPE_PRESENTATION (gem_presentation_get_type ())
G_DECLARE_FINAL_TYPE (GemPresentation, gem_presentation, GEM, PRESENTATION, GObject)

GemPresentation *gem_presentation_start (GemContext *context,
                                         GemDeck *deck,
                                         const char *folder,
                                         guint slide,
                                         GtkApplication *application);
void gem_presentation_end (GemPresentation *self);
void gem_presentation_present (GemPresentation *self);
guint gem_presentation_get_slide (GemPresentation *self);

G_END_DECLS
