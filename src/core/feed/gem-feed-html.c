/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-html.h"

#include "feed/gem-feed-text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* What a person would read of one item, many times over. libxml2's time grows with the square of what
 * is left open, so what comes after this is not read. */
#define MAX_BYTES (1024 * 1024)

typedef enum
{
  ELEMENT_INLINE,
  ELEMENT_BLOCK, /* a paragraph of its own */
  ELEMENT_LINE,  /* a line of its own */
  ELEMENT_ITEM,  /* a line with a bullet */
  ELEMENT_CELL,  /* parted from the one before it */
  ELEMENT_LINK,
  ELEMENT_SILENT, /* its contents are no text for people */
} ElementKind;

static const struct
{
  const char *name;
  ElementKind kind;
} elements[] = {
  { "a", ELEMENT_LINK },        { "address", ELEMENT_BLOCK },    { "article", ELEMENT_BLOCK },
  { "aside", ELEMENT_BLOCK },   { "blockquote", ELEMENT_BLOCK }, { "br", ELEMENT_LINE },
  { "dd", ELEMENT_LINE },       { "div", ELEMENT_BLOCK },        { "dl", ELEMENT_BLOCK },
  { "dt", ELEMENT_LINE },       { "figcaption", ELEMENT_BLOCK }, { "figure", ELEMENT_BLOCK },
  { "footer", ELEMENT_BLOCK },  { "h1", ELEMENT_BLOCK },         { "h2", ELEMENT_BLOCK },
  { "h3", ELEMENT_BLOCK },      { "h4", ELEMENT_BLOCK },         { "h5", ELEMENT_BLOCK },
  { "h6", ELEMENT_BLOCK },      { "head", ELEMENT_SILENT },      { "header", ELEMENT_BLOCK },
  { "hr", ELEMENT_BLOCK },      { "iframe", ELEMENT_SILENT },    { "li", ELEMENT_ITEM },
  { "main", ELEMENT_BLOCK },    { "nav", ELEMENT_BLOCK },        { "noscript", ELEMENT_BLOCK },
  { "object", ELEMENT_SILENT }, { "ol", ELEMENT_BLOCK },         { "p", ELEMENT_BLOCK },
  { "pre", ELEMENT_BLOCK },     { "script", ELEMENT_SILENT },    { "section", ELEMENT_BLOCK },
  { "style", ELEMENT_SILENT },  { "svg", ELEMENT_SILENT },       { "table", ELEMENT_BLOCK },
  { "td", ELEMENT_CELL },       { "template", ELEMENT_SILENT },  { "textarea", ELEMENT_SILENT },
  { "th", ELEMENT_CELL },       { "title", ELEMENT_SILENT },     { "tr", ELEMENT_LINE },
  { "ul", ELEMENT_BLOCK },
};

typedef struct
{
  GString *text;
  guint breaks;     /* line breaks that are due before the next word */
  gboolean space;   /* a space is due before the next word */
  gboolean bullet;  /* a bullet was just set */
  gsize link_start; /* where the text of the link starts; links don't nest in HTML */
} Writer;

static ElementKind
kind_of (const xmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].name, (const char *) node->name) == 0)
      return elements[i].kind;
  return ELEMENT_INLINE;
}

static void
break_line (Writer *self, guint lines)
{
  if (self->bullet)
    return;
  if (self->text->len > 0)
    self->breaks = MAX (self->breaks, lines);
  self->space = FALSE;
}

/* What is due before a word is written only when a word comes: nothing hangs at the end. */
static void
flush (Writer *self)
{
  for (; self->breaks > 0; self->breaks--)
    g_string_append_c (self->text, '\n');
  if (self->space && !self->bullet && self->text->len > 0)
    g_string_append_c (self->text, ' ');
  self->space = self->bullet = FALSE;
}

static gboolean
is_list (const xmlNode *node)
{
  return strcmp ((const char *) node->name, "ul") == 0 ||
         strcmp ((const char *) node->name, "ol") == 0;
}

/* A list in an item, and an item behind another, are only a line apart from it. */
static gboolean
follows_item (const xmlNode *node)
{
  const xmlNode *before = node->prev;

  if (node->parent != NULL && node->parent->type == XML_ELEMENT_NODE &&
      kind_of (node->parent) == ELEMENT_ITEM)
    return TRUE;
  while (before != NULL && before->type != XML_ELEMENT_NODE)
    before = before->prev;
  return before != NULL && kind_of (before) == ELEMENT_ITEM;
}

/* White space is folded, as a browser does. */
static void
write_words (Writer *self, const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          self->space = self->space || self->breaks == 0;
          continue;
        }
      flush (self);
      g_string_append_c (self->text, *p);
    }
}

static void
enter (Writer *self, xmlNode *node, ElementKind kind)
{
  xmlChar *words = NULL;

  switch (kind)
    {
    case ELEMENT_BLOCK:
      break_line (self, is_list (node) && follows_item (node) ? 1 : 2);
      break;
    case ELEMENT_ITEM:
      self->bullet = FALSE;
      break_line (self, 1);
      if (follows_item (node))
        self->breaks = MIN (self->breaks, 1);
      flush (self);
      g_string_append (self->text, "• ");
      self->bullet = TRUE;
      break;
    case ELEMENT_LINE:
      break_line (self, 1);
      break;
    case ELEMENT_CELL:
      self->space = self->breaks == 0;
      break;
    case ELEMENT_LINK:
      self->link_start = self->text->len;
      break;
    case ELEMENT_INLINE:
    case ELEMENT_SILENT:
    default:
      if (strcmp ((const char *) node->name, "img") == 0)
        words = xmlGetProp (node, (const xmlChar *) "alt");
      if (words != NULL)
        write_words (self, (const char *) words);
      xmlFree (words);
      break;
    }
}

/* The address of a link, unless it is what the link says already. */
static void
write_link (Writer *self, xmlNode *node)
{
  xmlChar *href = xmlGetProp (node, (const xmlChar *) "href");
  g_autofree char *url = href != NULL ? g_strstrip (g_strdup ((const char *) href)) : NULL;
  g_autofree char *said =
      g_strstrip (g_strdup (self->text->str + MIN (self->link_start, self->text->len)));

  xmlFree (href);
  if (url == NULL || *said == '\0' || !gem_feed_text_is_safe_url (url) || strcmp (said, url) == 0)
    return;
  self->space = FALSE;
  flush (self);
  g_string_append_printf (self->text, " (%s)", url);
}

static void
leave (Writer *self, xmlNode *node, ElementKind kind)
{
  if (kind == ELEMENT_BLOCK)
    break_line (self, 2);
  else if (kind == ELEMENT_LINK)
    write_link (self, node);
  else if (kind == ELEMENT_ITEM)
    {
      self->bullet = FALSE;
      break_line (self, 1);
    }
}

/* Without recursion: how deep the tree is, is up to who wrote it. */
static void
write_tree (Writer *self, xmlNode *root)
{
  xmlNode *node = root;

  while (node != NULL)
    {
      gboolean element = node->type == XML_ELEMENT_NODE;
      ElementKind kind = element ? kind_of (node) : ELEMENT_INLINE;

      if (element)
        enter (self, node, kind);
      else if (node->type == XML_TEXT_NODE)
        write_words (self, (const char *) node->content);

      if (element && kind != ELEMENT_SILENT && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (element)
        leave (self, node, kind);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (self, node, kind_of (node));
        }
      node = node == root ? NULL : node->next;
    }
}

/**
 * gem_feed_html_to_text:
 * @html: HTML in UTF-8, hostile
 *
 * Keeps the words, the paragraphs (parted by a blank line), the items of lists (after a bullet), and the
 * addresses of links to http, https and mailto. Control characters and those that turn the direction of
 * text become U+FFFD. Nothing is fetched or run. What comes after the first MiB is left out. Pure; any
 * thread.
 *
 * Returns: (transfer full): plain text
 */
char *
gem_feed_html_to_text (const char *html)
{
  static gsize ready = 0;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *valid = NULL;
  Writer writer = { text, 0, FALSE, FALSE, 0 };
  htmlDocPtr document;

  g_return_val_if_fail (html != NULL, NULL);

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      g_once_init_leave (&ready, 1);
    }
  document = htmlReadMemory (html, (int) MIN (strlen (html), MAX_BYTES), NULL, "UTF-8",
                             HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
  if (document != NULL)
    {
      if (xmlDocGetRootElement (document) != NULL)
        write_tree (&writer, xmlDocGetRootElement (document));
      xmlFreeDoc (document);
    }
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  return gem_feed_text_clean (valid);
}
