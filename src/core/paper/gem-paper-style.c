/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-paper-private.h"

#define LINES 1.16 /* between the lines of running text, times what the font has */

static const GemPagesStyle styles[GEM_PAPER_N_STYLES] = {
  [GEM_PAPER_TITLE] = { .tag = "H1", .size = 34, .bold = TRUE, .keep = TRUE },
  [GEM_PAPER_SUBTITLE] = { .tag = "P", .size = 17, .before = 8, .muted = TRUE },
  [GEM_PAPER_COLUMN] = { .tag = "H1", .size = 22, .bold = TRUE, .keep = TRUE, .outline = 1 },
  [GEM_PAPER_HEADING_1] = { .tag = "H1",
                            .size = 22,
                            .bold = TRUE,
                            .before = 26,
                            .keep = TRUE,
                            .outline = 1 },
  [GEM_PAPER_HEADING_2] = { .tag = "H2",
                            .size = 15,
                            .bold = TRUE,
                            .before = 22,
                            .keep = TRUE,
                            .outline = 2 },
  [GEM_PAPER_HEADING_3] = { .tag = "H3",
                            .size = 12.5,
                            .bold = TRUE,
                            .before = 17,
                            .keep = TRUE,
                            .outline = 3 },
  [GEM_PAPER_HEADING_4] = { .tag = "H4",
                            .size = 11,
                            .bold = TRUE,
                            .before = 14,
                            .keep = TRUE,
                            .outline = 4 },
  [GEM_PAPER_BOX_HEADING] = { .tag = "H3", .size = 12, .bold = TRUE, .keep = TRUE, .outline = 3 },
  [GEM_PAPER_OCCASION] = { .tag = "P", .size = 10, .before = 4, .muted = TRUE, .keep = TRUE },
  [GEM_PAPER_PARAGRAPH] = { .tag = "P", .size = 10.5, .spacing = LINES, .before = 7 },
  [GEM_PAPER_LEAD] = { .tag = "P", .size = 10.5, .spacing = LINES, .before = 7, .keep = TRUE },
  [GEM_PAPER_ITEM_1] = { .tag = "LI", .size = 10.5, .spacing = LINES, .before = 4, .indent = 18 },
  [GEM_PAPER_ITEM_2] = { .tag = "LI", .size = 10.5, .spacing = LINES, .before = 3, .indent = 36 },
  [GEM_PAPER_ITEM_3] = { .tag = "LI", .size = 10.5, .spacing = LINES, .before = 3, .indent = 54 },
  [GEM_PAPER_QUOTE] = { .tag = "BlockQuote", .size = 10.5, .spacing = LINES, .before = 9 },
  [GEM_PAPER_NOTE] = { .tag = "Note", .size = 9, .spacing = 1.1, .before = 6, .muted = TRUE },
  [GEM_PAPER_ENTRY] = { .tag = "P", .size = 9.5, .spacing = 1.12, .before = 6 },
  [GEM_PAPER_SOURCE] = { .tag = "P", .size = 9, .spacing = 1.1, .before = 22, .muted = TRUE },
  [GEM_PAPER_CONTENTS_1] = { .tag = "TOCI", .size = 10.5, .bold = TRUE, .before = 8 },
  [GEM_PAPER_CONTENTS_2] = { .tag = "TOCI", .size = 10, .before = 2.5, .indent = 14 },
  [GEM_PAPER_TABLE_HEAD] = { .tag = "TR", .size = 9, .bold = TRUE, .before = 12, .keep = TRUE },
  [GEM_PAPER_TABLE_ROW] = { .tag = "TR", .size = 9 },
};

const GemPagesStyle *
gem_paper_get_style (GemPaperStyle style)
{
  return &styles[style];
}
