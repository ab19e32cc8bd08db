/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How what is on paper looks. */

#pragma once

#include "paper/gem-paper.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_PAPER_TITLE,
  GEM_PAPER_SUBTITLE,
  GEM_PAPER_COLUMN, /* the name of something that is no heading of the text */
  GEM_PAPER_HEADING_1,
  GEM_PAPER_HEADING_2,
  GEM_PAPER_HEADING_3,
  GEM_PAPER_HEADING_4,
  GEM_PAPER_BOX_HEADING,
  GEM_PAPER_OCCASION,
  GEM_PAPER_PARAGRAPH,
  GEM_PAPER_LEAD, /* a paragraph that stays with the list that it announces */
  GEM_PAPER_ITEM_1,
  GEM_PAPER_ITEM_2,
  GEM_PAPER_ITEM_3,
  GEM_PAPER_QUOTE,
  GEM_PAPER_NOTE,
  GEM_PAPER_ENTRY,
  GEM_PAPER_SOURCE,
  GEM_PAPER_CONTENTS_1,
  GEM_PAPER_CONTENTS_2,
  GEM_PAPER_TABLE_HEAD,
  GEM_PAPER_TABLE_ROW,
  GEM_PAPER_N_STYLES
} GemPaperStyle;

const GemPagesStyle *gem_paper_get_style (GemPaperStyle style);

G_END_DECLS
