/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* CommonMark into pieces: the blocks of the source one after the other, with their lines put together. */

#include "import/gem-import-private.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* In the middle of a piece: where a line ended, softly, or with two spaces or a backslash. The source has
 * no such characters: gem_import_load() takes them out. */
/* Expressions over a whole paragraph or file look at bytes (G_REGEX_RAW): otherwise each match would check all
 * of the text for UTF-8 once more. */
#define SOFT "\uE000"
#define HARD "\uE001"

typedef struct
{
  GemImport *import;
  GemPiece *piece;
  GString *markup;
  GString *text;
  gboolean link_open;
} Inline;

/**
 * gem_piece_new:
 * @kind: what it is
 * @line: where it starts in the source
 *
 * Returns: (transfer full): a piece without text
 */
GemPiece *
gem_piece_new (GemPieceKind kind, guint line)
{
  GemPiece *self = g_new0 (GemPiece, 1);

  self->kind = kind;
  self->line = line;
  return self;
}

/**
 * gem_piece_free:
 * @self: (transfer full): a piece
 */
void
gem_piece_free (GemPiece *self)
{
  g_free (self->markup);
  g_free (self->text);
  g_free (self->mark);
  g_free (self);
}

/**
 * gem_piece_set_plain:
 * @self: a piece
 * @text: its text, without any form
 */
void
gem_piece_set_plain (GemPiece *self, const char *text)
{
  char *copy = g_strdup (text); /* it may be the piece's own */

  g_free (self->text);
  g_free (self->markup);
  self->text = copy;
  self->markup = g_markup_escape_text (copy, -1);
}

static void
append (Inline *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out->markup, escaped);
  g_string_append (out->text, text);
}

static gboolean
is_safe_link (const char *url)
{
  static const char *const schemes[] = { "https:", "http:", "mailto:", NULL };

  for (guint i = 0; schemes[i] != NULL; i++)
    if (g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
append_link (Inline *out, cmark_node *node, gboolean enter)
{
  const char *url = cmark_node_get_url (node);

  if (!enter)
    {
      if (out->link_open)
        g_string_append (out->markup, "</a>");
      out->link_open = FALSE;
      return;
    }
  if (is_safe_link (url))
    {
      g_autofree char *escaped = g_markup_escape_text (url, -1);

      g_string_append_printf (out->markup, "<a href=\"%s\">", escaped);
      out->link_open = TRUE;
    }
  else
    gem_import_doubt (out->import, out->piece->line,
                      _ ("This link leads to nothing that may be opened; its words stay."), url);
}

/* Small letters below and above the line; all other tags are only form. */
static void
append_tag (Inline *out, const char *tag)
{
  static const char *const kept[] = { "<sub>", "</sub>", "<sup>", "</sup>", NULL };
  g_autofree char *lower = g_ascii_strdown (tag, -1);

  if (g_strv_contains (kept, lower))
    g_string_append (out->markup, lower);
  else if (g_str_has_prefix (lower, "<br"))
    {
      g_string_append (out->markup, HARD);
      g_string_append (out->text, HARD);
    }
  else
    gem_import_leave_out (out->import, out->piece->line, _ ("HTML code"), tag);
}

static void
leave_out_picture (GemImport *self, cmark_iter *iter, cmark_node *image, guint line)
{
  g_autoptr (GString) alt = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE &&
         cmark_iter_get_node (iter) != image)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
        g_string_append (alt, cmark_node_get_literal (node));
    }
  gem_import_leave_out (self, line, _ ("A picture, with these words"), alt->str);
}

static void
append_inline (Inline *out, cmark_iter *iter, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      append (out, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      append (out, SOFT);
      break;
    case CMARK_NODE_LINEBREAK:
      append (out, HARD);
      break;
    case CMARK_NODE_EMPH:
      g_string_append (out->markup, enter ? "<i>" : "</i>");
      break;
    case CMARK_NODE_STRONG:
      g_string_append (out->markup, enter ? "<b>" : "</b>");
      break;
    case CMARK_NODE_LINK:
      append_link (out, node, enter);
      break;
    case CMARK_NODE_IMAGE:
      if (enter)
        leave_out_picture (out->import, iter, node, out->piece->line);
      break;
    case CMARK_NODE_HTML_INLINE:
      append_tag (out, cmark_node_get_literal (node));
      break;
    default:
      break;
    }
}

/* Whether the lines of a piece run on: at least half of the further ones start inside a sentence. Those of
 * an address or a title do not. */
static gboolean
lines_run_on (const char *text)
{
  g_autoptr (GRegex) marks = g_regex_new (SOFT "|" HARD, G_REGEX_RAW, 0, NULL);
  g_auto (GStrv) lines = g_regex_split (marks, text, 0);
  guint n = g_strv_length (lines), lower = 0;

  for (guint i = 1; i < n; i++)
    lower += gem_import_starts_lower (lines[i]) && strpbrk (lines[i], "@/") == NULL;
  return lower > 0 && lower * 2 >= n - 1;
}

/* The last letters of a text, as many as a word may have. */
static const char *
tail (const GString *text)
{
  const char *start = text->str + (text->len > 240 ? text->len - 240 : 0);

  while ((*start & 0xc0) == 0x80)
    start++;
  return start;
}

/* Where @text ends in the first half of a word and @rest begins with the other, takes the hyphen away if the
 * word has none. Returns whether it is so. */
static gboolean
mend_word (GemImport *self, GString *text, GString *markup, const char *rest, guint line)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *before = NULL;
  gsize hyphen = markup->len;
  gboolean sure;

  if (text->len < 2 || text->str[text->len - 1] != '-' || !gem_import_starts_lower (rest))
    return FALSE;
  g_string_truncate (text, text->len - 1);
  first = gem_import_last_word (tail (text));
  if (*first == '\0' || !g_str_has_suffix (text->str + text->len - strlen (first), first))
    {
      g_string_append_c (text, '-');
      return FALSE;
    }
  second = gem_import_first_word (rest);
  whole = gem_import_join_words (&self->words, first, second, &sure);
  before = g_strdup_printf ("%s- %s", first, second);
  gem_import_repair (self, "hyphen", line, before, whole);
  if (!sure)
    gem_import_doubt (self, line, _ ("Is this one word?"), whole);

  if (whole[strlen (first)] == '-') /* the hyphen stays */
    {
      g_string_append_c (text, '-');
      return TRUE;
    }
  while (hyphen > 0 && markup->str[hyphen - 1] != '-')
    hyphen--; /* tags may stand between */
  if (hyphen > 0)
    g_string_erase (markup, (gssize) hyphen - 1, 1);
  return TRUE;
}

/* Each mark of a line's end becomes nothing (inside a word), a space or a line break. */
static void
join_lines (Inline *out)
{
  g_autoptr (GRegex) marks = g_regex_new (SOFT "|" HARD, G_REGEX_RAW, 0, NULL);
  g_auto (GStrv) texts = g_regex_split (marks, out->text->str, 0);
  g_auto (GStrv) markups = g_regex_split (marks, out->markup->str, 0);
  g_autoptr (GMatchInfo) match = NULL;
  gboolean run_on = lines_run_on (out->text->str);
  gboolean told = FALSE;
  g_autofree char *source = g_strdup (out->text->str);

  if (texts[0] == NULL || texts[1] == NULL)
    return;
  g_string_assign (out->text, texts[0]);
  g_string_assign (out->markup, markups[0]);
  g_regex_match (marks, source, 0, &match);
  for (guint i = 1; texts[i] != NULL && markups[i] != NULL; i++)
    {
      g_autofree char *mark = g_match_info_fetch (match, 0);
      gboolean hard = g_strcmp0 (mark, HARD) == 0;
      guint line = out->piece->line + i;

      if (!mend_word (out->import, out->text, out->markup, texts[i], line))
        {
          if (hard && run_on && !told)
            {
              g_autofree char *first = gem_import_last_word (tail (out->text));
              g_autofree char *second = gem_import_first_word (texts[i]);
              g_autofree char *before = g_strdup_printf ("%s ↵ %s", first, second);
              g_autofree char *after = g_strdup_printf ("%s %s", first, second);

              gem_import_repair (out->import, "line", line, before, after);
              told = TRUE;
            }
          g_string_append_c (out->text, hard && !run_on ? '\n' : ' ');
          g_string_append_c (out->markup, hard && !run_on ? '\n' : ' ');
        }
      g_string_append (out->text, texts[i]);
      g_string_append (out->markup, markups[i]);
      g_match_info_next (match, NULL);
    }
}

/* Tags of the source may not nest with ours; then the text goes without form. */
static gboolean
is_well_formed (const char *markup)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *whole = g_strdup_printf ("<markup>%s</markup>", markup);

  return g_markup_parse_context_parse (context, whole, -1, NULL) &&
         g_markup_parse_context_end_parse (context, NULL);
}

static void
add_piece (GemImport *self, GemPiece *piece)
{
  if (piece->kind == GEM_PIECE_HEADING && strchr (piece->text, '\n') != NULL)
    {
      g_strdelimit (piece->text, "\n", ' ');
      g_strdelimit (piece->markup, "\n", ' ');
    }
  g_strchomp (g_strchug (piece->text));
  g_strchomp (g_strchug (piece->markup));
  if (*piece->text == '\0')
    gem_piece_free (piece);
  else
    g_ptr_array_add (self->pieces, piece);
}

static void
read_leaf (GemImport *self, cmark_iter *iter, cmark_node *node, GemPiece *piece)
{
  Inline out = { self, piece, g_string_new (NULL), g_string_new (NULL), FALSE };
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE && cmark_iter_get_node (iter) != node)
    append_inline (&out, iter, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  join_lines (&out);
  piece->markup = g_string_free (out.markup, FALSE);
  piece->text = g_string_free (out.text, FALSE);
  if (!is_well_formed (piece->markup))
    gem_piece_set_plain (piece, piece->text);
  add_piece (self, piece);
}

/* Text that scanning moved to the right looks like code; HTML is text with tags. */
static void
read_literal (GemImport *self, cmark_node *node, GemPieceKind kind)
{
  guint line = (guint) cmark_node_get_start_line (node);
  const char *literal = cmark_node_get_literal (node);

  if (cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK)
    {
      g_autoptr (GRegex) tags =
          g_regex_new ("<!--.*?-->|<[^>]*>", G_REGEX_DOTALL | G_REGEX_RAW, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *plain = g_regex_replace_literal (tags, literal, -1, 0, " ", 0, NULL);
      GemPiece *piece = gem_piece_new (kind, line);

      for (g_regex_match (tags, literal, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *tag = g_match_info_fetch (match, 0);

          gem_import_leave_out (self, line, _ ("HTML code"), tag);
        }
      g_strdelimit (plain, "\n", ' ');
      gem_piece_set_plain (piece, plain);
      add_piece (self, piece);
      return;
    }
  {
    g_auto (GStrv) parts = g_strsplit (literal, "\n", -1);
    g_autoptr (GString) text = g_string_new (NULL);
    GemPiece *piece = gem_piece_new (kind, line);

    for (guint i = 0; parts[i] != NULL; i++)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", g_strstrip (parts[i]));
    gem_piece_set_plain (piece, text->str);
    add_piece (self, piece);
  }
}

static GemPieceKind
kind_in (cmark_node *node, int lists, int quotes)
{
  cmark_node *item = cmark_node_parent (node);

  if (lists > 0 && item != NULL && cmark_node_get_type (item) == CMARK_NODE_ITEM)
    return cmark_node_get_list_type (cmark_node_parent (item)) == CMARK_ORDERED_LIST
               ? GEM_PIECE_NUMBERED
               : GEM_PIECE_ITEM;
  return quotes > 0 ? GEM_PIECE_QUOTE : GEM_PIECE_PARAGRAPH;
}

/* What defines a link or a note is no block of CommonMark: "[1]: https://…". It is told, not lost. */
static void
leave_out_definitions (GemImport *self)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^ {0,3}\\[[^\\]\\n]+\\]:[ \\t]*\\S+[ \\t]*(?:\"[^\"\\n]*\")?[ \\t]*$",
                   G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  const char *counted = self->source;
  guint line = 1;

  for (g_regex_match (regex, self->source, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *definition = g_match_info_fetch (match, 0);
      int start;

      g_match_info_fetch_pos (match, 0, &start, NULL);
      for (; counted < self->source + start; counted++)
        line += *counted == '\n';
      gem_import_leave_out (self, line, _ ("What a link or a note stands for"), definition);
    }
}

/**
 * gem_import_read_pieces:
 * @self: an import with its source and words
 *
 * Parses the source. Pieces are in the order of the source.
 */
void
gem_import_read_pieces (GemImport *self)
{
  cmark_node *document = cmark_parse_document (self->source, self->length, CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  int lists = 0, quotes = 0;
  cmark_event_type event;

  leave_out_definitions (self);
  /* Not by recursion: the source decides how deep its quotations and lists go. */
  cmark_consolidate_text_nodes (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      int step = event == CMARK_EVENT_ENTER ? 1 : -1;
      GemPiece *piece;

      switch (cmark_node_get_type (node))
        {
        case CMARK_NODE_LIST:
          lists += step;
          break;
        case CMARK_NODE_BLOCK_QUOTE:
          quotes += step;
          break;
        case CMARK_NODE_HEADING:
        case CMARK_NODE_PARAGRAPH:
          if (step < 0)
            break;
          piece = gem_piece_new (GEM_PIECE_HEADING, (guint) cmark_node_get_start_line (node));
          if (cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH)
            piece->kind = kind_in (node, lists, quotes);
          piece->level = piece->kind == GEM_PIECE_HEADING ? cmark_node_get_heading_level (node)
                                                          : CLAMP (lists, 1, 6);
          read_leaf (self, iter, node, piece);
          break;
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK:
          if (step > 0)
            read_literal (self, node, kind_in (node, lists, quotes));
          break;
        default:
          break;
        }
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
}

/**
 * gem_import_append:
 * @self: an import
 * @to: a piece that breaks off
 * @from: how it goes on
 *
 * Puts @from at the end of @to, with a word that was broken between them put together.
 */
void
gem_import_append (GemImport *self, GemPiece *to, const GemPiece *from)
{
  g_autoptr (GString) text = g_string_new (to->text);
  g_autoptr (GString) markup = g_string_new (to->markup);

  if (!mend_word (self, text, markup, from->text, from->line))
    {
      g_autofree char *last = gem_import_last_word (tail (text));
      g_autofree char *first = gem_import_first_word (from->text);
      g_autofree char *before = g_strdup_printf ("%s ¶ %s", last, first);
      g_autofree char *after = g_strdup_printf ("%s %s", last, first);

      gem_import_repair (self, "paragraph", from->line, before, after);
      g_string_append_c (text, ' ');
      g_string_append_c (markup, ' ');
    }
  g_string_append (text, from->text);
  g_string_append (markup, from->markup);
  g_free (to->text);
  g_free (to->markup);
  to->text = g_string_free (g_steal_pointer (&text), FALSE);
  to->markup = g_string_free (g_steal_pointer (&markup), FALSE);
}
