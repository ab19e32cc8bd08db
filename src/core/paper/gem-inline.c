/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-inline.h"

#include <string.h>

typedef struct
{
  GPtrArray *inlines;
  guint bold;
  guint italic;
  char *href;
} Parser;

static void
inline_free (gpointer data)
{
  GemInline *self = data;

  g_free (self->text);
  g_free (self->href);
  g_free (self);
}

/**
 * gem_inline_array_new:
 *
 * Returns: (transfer full) (element-type GemInline): no pieces yet
 */
GPtrArray *
gem_inline_array_new (void)
{
  return g_ptr_array_new_with_free_func (inline_free);
}

/**
 * gem_inline_append:
 * @inlines: (element-type GemInline): pieces
 * @text: the words
 * @style: how they look
 * @href: (nullable): where they lead
 *
 * Adds a piece at the end.
 */
void
gem_inline_append (GPtrArray *inlines, const char *text, GemInlineStyle style, const char *href)
{
  GemInline *piece;

  g_return_if_fail (inlines != NULL && text != NULL);

  if (*text == '\0')
    return;
  piece = g_new0 (GemInline, 1);
  piece->text = g_strdup (text);
  piece->style = style;
  piece->href = g_strdup (href);
  g_ptr_array_add (inlines, piece);
}

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **attribute_names,
               const char **attribute_values,
               gpointer data,
               GError **error)
{
  Parser *parser = data;

  parser->bold += g_str_equal (name, "b");
  parser->italic += g_str_equal (name, "i");
  if (!g_str_equal (name, "a"))
    return;
  g_clear_pointer (&parser->href, g_free);
  for (guint i = 0; attribute_names[i] != NULL; i++)
    if (g_str_equal (attribute_names[i], "href"))
      parser->href = g_strdup (attribute_values[i]);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Parser *parser = data;

  parser->bold -= g_str_equal (name, "b");
  parser->italic -= g_str_equal (name, "i");
  if (g_str_equal (name, "a"))
    g_clear_pointer (&parser->href, g_free);
}

static void
add_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parser *parser = data;
  g_autofree char *words = g_strndup (text, length);

  gem_inline_append (parser->inlines, words,
                     (parser->bold > 0 ? GEM_INLINE_BOLD : 0) |
                         (parser->italic > 0 ? GEM_INLINE_ITALIC : 0),
                     parser->href);
}

/**
 * gem_inline_parse:
 * @markup: the markup of a block
 * @text: the same, plain: what is left where @markup can't be read
 *
 * Returns: (transfer full) (element-type GemInline): the pieces, in order
 */
GPtrArray *
gem_inline_parse (const char *markup, const char *text)
{
  static const GMarkupParser functions = { start_element, end_element, add_text, NULL, NULL };
  Parser parser = { gem_inline_array_new (), 0, 0, NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&functions, 0, &parser, NULL);
  gboolean read;

  g_return_val_if_fail (markup != NULL && text != NULL, NULL);

  read = g_markup_parse_context_parse (context, "<t>", -1, NULL) &&
         g_markup_parse_context_parse (context, markup, -1, NULL) &&
         g_markup_parse_context_parse (context, "</t>", -1, NULL) &&
         g_markup_parse_context_end_parse (context, NULL);
  g_markup_parse_context_free (context);
  g_free (parser.href);
  if (read)
    return parser.inlines;
  g_ptr_array_set_size (parser.inlines, 0);
  gem_inline_append (parser.inlines, text, GEM_INLINE_PLAIN, NULL);
  return parser.inlines;
}
