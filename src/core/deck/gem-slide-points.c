/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The main points of a section: the titles of what lies below it, or sentences from all over its text.
 * A slide is no page: what a speaker says about a point is in the text, one key away. */

#include "deck/gem-slide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GOOD_LENGTH 45
#define MAX_LENGTH 100
#define MIN_LENGTH 18
#define LINE_LENGTH 44 /* of a line on a slide of 4:3, at the size of the rule */

/* A sentence that begins so leans on the one before it, and says little alone. */
static const char *const leaning[] = { "Dat ",      "Dit ",      "Die ",    "Deze ",      "Daar",
                                       "Toch ",     "Dus ",      "Ook ",    "Maar ",      "En ",
                                       "Zo ",       "Zij ",      "Ze ",     "Hij ",       "Juist ",
                                       "Intussen ", "Hier",      "Anders ", "Bovendien ", "Verder ",
                                       "Zulke ",    "Er is ook " };

static gboolean
ends_sentence (const char *at, const char *start)
{
  const char *next = at + 1;

  if (strchr (".?!", *at) == NULL)
    return FALSE;
  while (*next == '\'' || *next == '"' || *next == ')' || g_str_has_prefix (next, "’") ||
         g_str_has_prefix (next, "”"))
    next = g_utf8_next_char (next);
  if (*next == '\0')
    return TRUE;
  /* "bijv. de" and "A. Jansen" go on. */
  return *next == ' ' && !g_unichar_islower (g_utf8_get_char (next + 1)) && at - start > 2 &&
         at[-2] != ' ';
}

/**
 * gem_slide_first_sentence:
 * @text: a paragraph
 * @skip: how many sentences come before it
 *
 * Returns: (transfer full) (nullable): that sentence; %NULL where there is none
 */
char *
gem_slide_first_sentence (const char *text, guint skip)
{
  const char *start = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!ends_sentence (p, start))
        continue;
      while (p[1] != '\0' && p[1] != ' ')
        p++;
      if (skip-- == 0)
        return g_strstrip (g_strndup (start, (gsize) (p - start) + 1));
      start = p + 1;
    }
  return skip == 0 && *start != '\0' ? g_strstrip (g_strdup (start)) : NULL;
}

/* A word near its begin that points to what was said before. */
static gboolean
points_back (const char *sentence)
{
  static const char *const words[] = {
    " die ", " dat ", " dit ", " deze ", " daarvan ", " daarom "
  };
  g_autofree char *begin = g_strndup (sentence, 24);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (begin, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static int
get_penalty (const char *sentence, guint place)
{
  int length = (int) g_utf8_strlen (sentence, -1);
  int penalty = ABS (length - GOOD_LENGTH) + 25 * (int) place;

  if (length > MAX_LENGTH || length < MIN_LENGTH)
    penalty += 200;
  for (guint i = 0; i < G_N_ELEMENTS (leaning); i++)
    if (g_str_has_prefix (sentence, leaning[i]))
      penalty += 80;
  return points_back (sentence) ? penalty + 60 : penalty;
}

static char *
shorten (const char *sentence)
{
  g_autofree char *begin = NULL;
  char *space;

  if (g_utf8_strlen (sentence, -1) <= MAX_LENGTH + 20)
    return g_strdup (sentence);
  begin = g_utf8_substring (sentence, 0, MAX_LENGTH);
  space = strrchr (begin, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (begin, "…", NULL);
}

/* The best sentence of a paragraph: its first one, unless that leans or is long. */
static char *
find_sentence (const GemBlock *block, int *penalty)
{
  char *best = NULL;

  *penalty = G_MAXINT;
  for (guint i = 0; i < 3; i++)
    {
      char *sentence = gem_slide_first_sentence (block->text, i);
      int its = sentence != NULL ? get_penalty (sentence, i) : G_MAXINT;

      if (its < *penalty)
        {
          g_free (best);
          best = g_steal_pointer (&sentence);
          *penalty = its;
        }
      g_free (sentence);
    }
  return best;
}

/* One from each part of the text, so that the end of it is heard as well as its begin. */
static void
add_sentences (GPtrArray *points, GPtrArray *paragraphs, guint wanted)
{
  guint n = MIN (wanted, paragraphs->len);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *best = NULL;
      int least = G_MAXINT;

      for (guint j = i * paragraphs->len / n; j < (i + 1) * paragraphs->len / n; j++)
        {
          int penalty;
          g_autofree char *sentence = find_sentence (paragraphs->pdata[j], &penalty);

          if (sentence != NULL && penalty < least)
            {
              g_free (best);
              best = g_steal_pointer (&sentence);
              least = penalty;
            }
        }
      if (best != NULL)
        g_ptr_array_add (points, shorten (best));
    }
}

/**
 * gem_slide_estimate_lines:
 * @text: a point
 *
 * Returns: how many lines it takes on a slide of 4:3, at the size of the rule
 */
guint
gem_slide_estimate_lines (const char *text)
{
  return (guint) g_utf8_strlen (text, -1) / LINE_LENGTH + 1;
}

/* What would make more lines than a slide may have is left out, from the end on. */
static void
drop_lines (GPtrArray *points)
{
  guint lines = 0;

  for (guint i = 0; i < points->len; i++)
    {
      lines += gem_slide_estimate_lines (points->pdata[i]);
      if (lines > GEM_SLIDE_MAX_LINES)
        {
          g_ptr_array_set_size (points, (int) i);
          return;
        }
    }
}

static GPtrArray *
find_children (GemEdition *edition, const GemSection *section, gboolean boxes)
{
  GPtrArray *all = gem_edition_get_sections (edition);
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      GemSection *child = g_ptr_array_index (all, i);

      if (g_strcmp0 (child->parent, section->id) == 0 && g_str_equal (child->kind, "box") == boxes)
        g_ptr_array_add (children, child);
    }
  return children;
}

static void
add_titles (GPtrArray *points, GPtrArray *children)
{
  guint n = children->len > GEM_SLIDE_MAX_POINTS ? GEM_SLIDE_MAX_POINTS - 1 : children->len;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (points, g_strdup (((GemSection *) children->pdata[i])->title));
  if (n < children->len)
    g_ptr_array_add (points, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more",
                                                           "and %u more", children->len - n),
                                              children->len - n));
}

/**
 * gem_slide_load_points:
 * @edition: an edition
 * @section: one of its sections
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of gem_edition_load_blocks()
 *
 * Returns: (transfer full) (element-type utf8): up to %GEM_SLIDE_MAX_POINTS points, or %NULL with @error
 *   set
 */
GPtrArray *
gem_slide_load_points (GemEdition *edition,
                       const GemSection *section,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) children = find_children (edition, section, FALSE);
  g_autoptr (GPtrArray) boxes = find_children (edition, section, TRUE);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();
  g_autoptr (GPtrArray) blocks = NULL;

  if (children->len > 1)
    {
      add_titles (points, children);
      return g_steal_pointer (&points);
    }
  blocks = gem_edition_load_blocks (edition, section->id, cancellable, error);
  if (blocks == NULL)
    return NULL;
  for (guint i = 0; i < blocks->len; i++)
    if (g_str_equal (((GemBlock *) blocks->pdata[i])->kind, "paragraph"))
      g_ptr_array_add (paragraphs, blocks->pdata[i]);
  add_sentences (points, paragraphs->len > 0 ? paragraphs : blocks,
                 GEM_SLIDE_MAX_POINTS - MIN (boxes->len, 1));
  if (boxes->len > 0)
    g_ptr_array_add (points, g_strdup (((GemSection *) boxes->pdata[0])->title));
  drop_lines (points);
  return g_steal_pointer (&points);
}
