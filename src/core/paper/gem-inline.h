/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemInline: a piece of a paragraph that looks the same and leads to the same place. What the markup of a
 * block becomes, for whoever writes it as something else than a label. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GEM_INLINE_PLAIN = 0,
  GEM_INLINE_BOLD = 1 << 0,
  GEM_INLINE_ITALIC = 1 << 1
} GemInlineStyle;

/**
 * GemInline:
 * @text: the words
 * @style: how they look
 * @href: (nullable): where they lead
 */
typedef struct
{
  char *text;
  GemInlineStyle style;
  char *href;
} GemInline;

GPtrArray *gem_inline_parse (const char *markup, const char *text);
GPtrArray *gem_inline_array_new (void);
void
gem_inline_append (GPtrArray *inlines, const char *text, GemInlineStyle style, const char *href);

G_END_DECLS
