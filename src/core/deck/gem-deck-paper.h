/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A deck on paper and as files: pages of slides, handouts with room to write, notes, pictures. For workers
 * and the command line. */

#pragma once

#include "deck/gem-deck.h"
#include "deck/gem-slide.h"

G_BEGIN_DECLS

/**
 * GemDeckPaperKind:
 * @GEM_DECK_PAPER_SLIDES: a slide a page, 16:9
 * @GEM_DECK_PAPER_HANDOUT_1: a slide a page of A4
 * @GEM_DECK_PAPER_HANDOUT_2: two slides a page of A4
 * @GEM_DECK_PAPER_HANDOUT_3: three slides a page of A4, with lines to write on beside them
 * @GEM_DECK_PAPER_HANDOUT_6: six slides a page of A4
 * @GEM_DECK_PAPER_NOTES: a slide a page of A4, with the notes of the speaker below it
 */
typedef enum
{
  GEM_DECK_PAPER_SLIDES,
  GEM_DECK_PAPER_HANDOUT_1,
  GEM_DECK_PAPER_HANDOUT_2,
  GEM_DECK_PAPER_HANDOUT_3,
  GEM_DECK_PAPER_HANDOUT_6,
  GEM_DECK_PAPER_NOTES,
  GEM_DECK_PAPER_N_KINDS
} GemDeckPaperKind;

typedef struct _GemDeckPaper GemDeckPaper;

GPtrArray *gem_deck_load_contents (GemDeck *deck,
                                   const GemSlideSource *source,
                                   GCancellable *cancellable,
                                   GError **error);
GemDeckPaper *gem_deck_paper_new (GemDeck *deck, GPtrArray *contents, GemDeckPaperKind kind);
void gem_deck_paper_free (GemDeckPaper *self);

guint gem_deck_paper_get_n_pages (const GemDeckPaper *self);
void gem_deck_paper_get_size (const GemDeckPaper *self, double *width, double *height);
void gem_deck_paper_draw (const GemDeckPaper *self, cairo_t *cr, guint page);
GBytes *gem_deck_paper_to_pdf (const GemDeckPaper *self, GCancellable *cancellable, GError **error);
gboolean gem_deck_write_pngs (GPtrArray *contents,
                              const char *folder,
                              int width,
                              int height,
                              GCancellable *cancellable,
                              GError **error);

gboolean gem_deck_paper_kind_from_name (const char *name, GemDeckPaperKind *kind);
const char *gem_deck_paper_kind_to_name (GemDeckPaperKind kind);
const char *gem_deck_paper_kind_label (GemDeckPaperKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemDeckPaper, gem_deck_paper_free)

G_END_DECLS
