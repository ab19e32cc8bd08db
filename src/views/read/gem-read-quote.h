/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A note about what is selected: the words, what stands around them, and the paragraphs that they are in. */

#pragma once

#include "gem-read-page.h"
#include "notes/gem-note.h"

G_BEGIN_DECLS

GemNote *gem_read_quote_make_note (GemReadPage *page, GemEdition *edition, const char *section);
GtkLabel *gem_read_quote_find_label (GemReadPage *page, const char *section, const char *address);
GtkLabel *gem_read_quote_find_last (GemReadPage *page, const char *section, const GemNote *note);

G_END_DECLS
