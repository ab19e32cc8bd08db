/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Where one can go from a slide: the addresses in its text and its notes, the provinces that it compares,
 * the section that it quotes. */

#pragma once

#include <gtk/gtk.h>

#include "deck/gem-deck-slide.h"
#include "edition/gem-edition.h"

G_BEGIN_DECLS

GPtrArray *gem_show_links_list (GemDeckSlide *slide, GemEdition *sessions);
GtkWidget *
gem_show_links_create_popover (GtkWidget *relative_to, GemDeckSlide *slide, GemEdition *sessions);

G_END_DECLS
