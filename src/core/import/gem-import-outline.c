/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Pieces into sections. A page's layout puts boxes, quotations and pictures in the middle of a sentence; here
 * the sentence goes on where it broke off, and they get a place of their own. */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE_LINE 60
#define MAX_ATTRIBUTION 100
#define LONG_TEXT 120
/* A line that breaks off; shorter ones are labels and titles. */
#define MIN_OPEN 30

/* A section on its way: its pieces, and what waits until the sentence that it interrupted is whole. */
typedef struct
{
  GemDraftSection *section;
  GPtrArray *pieces;
  GPtrArray *asides;
  const GemDraftSection *known;
  int source_level;
} Place;

typedef struct
{
  GemImport *import;
  GPtrArray *places; /* Place */
  Place *current;
  Place *interrupted; /* where the text goes on after the box that is current */
  GPtrArray *moved;   /* GemPiece with the place that it is for in its mark */
  char *number;       /* of the next chapter */
} Outline;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_ptr_array_unref (place->pieces);
  g_ptr_array_unref (place->asides);
  g_free (place);
}

static gboolean
starts_with_quote (const char *text)
{
  static const char *const marks[] = { "'", "\"", "‘", "“", "„", "‚", "«", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    if (g_str_has_prefix (text, marks[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_quoted (const char *text)
{
  static const char *const ends[] = { "'", "\"", "’", "”", "»", NULL };
  g_autofree char *trimmed = g_strchomp (g_strdup (text));

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (trimmed, ends[i]))
      return starts_with_quote (text);
  return FALSE;
}

static GemPiece *
last_piece (Place *place)
{
  return place != NULL && place->pieces->len > 0
             ? g_ptr_array_index (place->pieces, place->pieces->len - 1)
             : NULL;
}

/* Whether the text of a place stops in the middle of a sentence. */
static gboolean
is_open (Place *place)
{
  GemPiece *piece = last_piece (place);

  return piece != NULL && piece->kind == GEM_PIECE_PARAGRAPH && strlen (piece->text) >= MIN_OPEN &&
         strchr (piece->text, '\n') == NULL && !gem_import_ends_sentence (piece->text);
}

static void
flush_asides (Place *place)
{
  for (guint i = 0; i < place->asides->len; i++)
    g_ptr_array_add (place->pieces, g_ptr_array_index (place->asides, i));
  g_ptr_array_set_size (place->asides, 0);
}

static void
add_piece (Place *place, GemPiece *piece)
{
  flush_asides (place);
  g_ptr_array_add (place->pieces, piece);
}

static void
add_aside (Place *place, GemPiece *piece)
{
  if (is_open (place))
    g_ptr_array_add (place->asides, piece);
  else
    add_piece (place, piece);
}

static char *
free_id (GemImport *self, const char *title)
{
  g_autofree char *slug = gem_import_slug (title);
  char *id = g_strdup (slug);

  for (guint n = 2;
       gem_import_find_section (self, id) != NULL || gem_import_find_model (self, id) != NULL; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, n);
    }
  return id;
}

/* The level of a section that the model does not have: as far below what it has as in the source. */
static int
level_of (Outline *self, int source_level)
{
  int shift = 0, above = 0;

  for (guint i = self->places->len; i-- > 0;)
    {
      Place *place = g_ptr_array_index (self->places, i);

      above = above == 0 ? place->section->level : above;
      if (place->known != NULL)
        {
          shift = place->section->level - place->source_level;
          break;
        }
      if (i == 0)
        shift = place->section->level - place->source_level;
    }
  return CLAMP (source_level + shift, 1, above + 1);
}

static Place *
add_place (Outline *self, const GemPiece *piece, const GemDraftSection *known, const char *kind)
{
  Place *place = g_new0 (Place, 1);
  GemDraftSection *section;
  g_autofree char *id = known != NULL ? g_strdup (known->id) : free_id (self->import, piece->text);
  int level = known != NULL ? known->level : level_of (self, piece->level);

  section = gem_edition_draft_add_section (self->import->draft);
  section->id = g_steal_pointer (&id);
  section->level = level;
  section->title = g_strdup (known != NULL ? known->title : piece->text);
  section->kind = g_strdup (known != NULL  ? known->kind
                            : kind != NULL ? kind
                            : level == 1   ? "chapter"
                                           : "section");
  section->iso = known != NULL ? g_strdup (known->iso) : NULL;
  section->number = g_strdup (known != NULL ? known->number : self->number);
  section->line = piece->line;
  g_clear_pointer (&self->number, g_free);
  if (known != NULL)
    self->import->n_known++;

  place->section = section;
  place->known = known;
  place->source_level = piece->level;
  place->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_piece_free);
  place->asides = g_ptr_array_new ();
  g_ptr_array_add (self->places, place);
  self->current = place;
  return place;
}

/* Tells what became of a heading that is one of the model's. */
static void
tell_heading (Outline *self, const GemPiece *piece, const GemDraftSection *known, gboolean sure)
{
  g_autofree char *folded = gem_import_fold (piece->text);
  g_autofree char *title = gem_import_fold (known->title);

  if (!g_str_equal (folded, title))
    {
      gem_import_repair (self->import, "spelling", piece->line, piece->text, known->title);
      self->current->section->printed = g_strdup (piece->text);
    }
  if (!sure)
    gem_import_doubt (self->import, piece->line,
                      _ ("Is this heading the section that it looks like?"), piece->text);
  if (known->level != piece->level)
    gem_import_repair (self->import, "level", piece->line, piece->text, known->title);
}

/* The section of the model in which a province speaks. */
static const GemDraftSection *
section_of_voice (GemImport *self, const char *iso)
{
  for (guint i = 0; i < self->model->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->model->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          GemDraftBlock *block = g_ptr_array_index (section->blocks, j);

          if (g_str_equal (block->kind, "voice") && g_strcmp0 (block->iso, iso) == 0)
            return section;
        }
    }
  return NULL;
}

/* "### Friesland" and a quotation: what that province says. */
static void
add_voice (Outline *self, const GemPiece *heading, GemPiece *quote, const GemDraftSession *session)
{
  const GemDraftSection *home = section_of_voice (self->import, session->iso);
  const GemDraftSection *here = self->current->known;
  g_autofree char *markup = g_strdup_printf ("<b><a href=\"gem:province/%s\">%s</a></b> %s",
                                             session->iso, heading->text, quote->markup);
  g_autofree char *text = g_strdup_printf ("%s %s", heading->text, quote->text);

  quote->kind = GEM_PIECE_QUOTE;
  g_free (quote->markup);
  g_free (quote->text);
  quote->markup = g_steal_pointer (&markup);
  quote->text = g_steal_pointer (&text);
  quote->mark = g_strdup (session->iso);
  gem_import_repair (self->import, "voice", heading->line, heading->text, heading->text);
  if (home == NULL || here == NULL || home == here)
    {
      add_aside (self->current, quote);
      return;
    }
  gem_import_repair (self->import, "moved", heading->line, heading->text, heading->text);
  quote->level = (int) self->places->len; /* where it stood, should its home not be there */
  g_ptr_array_add (self->moved, quote);
}

static gboolean
in_sessions (Outline *self)
{
  const GemDraftSection *known = self->current != NULL ? self->current->known : NULL;

  return known != NULL &&
         (g_str_equal (known->id, "bijeenkomsten") || g_strcmp0 (known->kind, "session") == 0);
}

static const GemDraftSection *
session_section (GemImport *self, const char *iso)
{
  for (guint i = 0; i < self->model->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->model->sections, i);

      if (g_str_equal (section->kind, "session") && g_strcmp0 (section->iso, iso) == 0)
        return section;
    }
  return NULL;
}

/* Takes "2.1" off a title. */
static void
take_number (Outline *self, GemPiece *piece)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^(\\d{1,2}(?:\\.\\d{1,2})*)\\.?\\s+(?=\\p{L})", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *all = NULL;

  if (!g_regex_match (regex, piece->text, 0, &match))
    return;
  all = g_match_info_fetch (match, 0);
  g_free (self->number);
  self->number = g_match_info_fetch (match, 1);
  gem_import_repair (self->import, "number", piece->line, piece->text, piece->text);
  gem_piece_set_plain (piece, piece->text + strlen (all));
}

/* Looks ahead: does the text that @place broke off go on after the heading at @i, before the next one? */
static gboolean
goes_on_after (Outline *self, guint i)
{
  GPtrArray *pieces = self->import->pieces;

  for (guint j = i + 1; j < pieces->len; j++)
    {
      const GemPiece *piece = g_ptr_array_index (pieces, j);
      const GemPiece *before = g_ptr_array_index (pieces, j - 1);

      if (piece->kind == GEM_PIECE_HEADING)
        return FALSE;
      if (piece->kind == GEM_PIECE_PARAGRAPH && gem_import_starts_lower (piece->text) &&
          (j == i + 1 || gem_import_ends_sentence (before->text)))
        return TRUE;
    }
  return FALSE;
}

static void
add_heading (Outline *self, guint i, GemPiece *piece)
{
  GPtrArray *pieces = self->import->pieces;
  GemPiece *next = i + 1 < pieces->len ? g_ptr_array_index (pieces, i + 1) : NULL;
  GemDraftSession *session = gem_import_match_province (self->import, piece->text);
  gboolean broken_off = is_open (self->current);
  Place *from = self->interrupted != NULL ? self->interrupted : self->current;
  const GemDraftSection *known = NULL;
  gboolean sure = TRUE, box;

  if (session != NULL && in_sessions (self))
    known = session_section (self->import, session->iso);
  else if (session == NULL)
    known = gem_import_match_title (self->import, piece->text, &sure);
  if (known == NULL)
    {
      take_number (self, piece);
      known = session == NULL ? gem_import_match_title (self->import, piece->text, &sure) : NULL;
    }

  if (known == NULL && broken_off && next != NULL && next->kind == GEM_PIECE_PARAGRAPH &&
      gem_import_starts_lower (next->text))
    {
      /* Words of the text itself, set large in the middle of it. */
      GemPiece *quote = gem_piece_new (GEM_PIECE_QUOTE, piece->line);

      gem_piece_set_plain (quote, piece->text);
      gem_import_repair (self->import, "quote", piece->line, piece->text, piece->text);
      add_aside (self->current, quote);
      return;
    }

  box = known != NULL ? g_str_equal (known->kind, "box") : broken_off && goes_on_after (self, i);
  self->interrupted = box && broken_off && goes_on_after (self, i) ? from : NULL;
  add_place (self, piece, known, box ? "box" : NULL);
  if (self->interrupted != NULL)
    gem_import_repair (self->import, "box", piece->line, piece->text,
                       self->current->section->title);
  if (known != NULL)
    tell_heading (self, piece, known, sure);
}

/* Whether the last words can't be the end of anything: "… en het". */
static gboolean
breaks_off (const GemPiece *piece)
{
  static const char *const little[] = { "de", "het",  "een",  "en",   "of",   "van", "in",  "op",
                                        "te", "voor", "met",  "aan",  "die",  "dat", "bij", "tot",
                                        "om", "als",  "naar", "door", "over", "uit", NULL };
  g_autofree char *last = gem_import_last_word (piece->text);

  return strlen (piece->text) >= LONG_TEXT && g_strv_contains (little, last);
}

/* The box that is current has no sign where it ends; the model knows what it is about. */
static gboolean
leaves_box (Outline *self, const GemPiece *piece)
{
  const GemDraftSection *box = self->current->known;
  const GemDraftSection *around;
  g_autofree char *box_text = NULL;
  g_autofree char *around_text = NULL;
  double in_box, in_around;

  if (box == NULL || !g_str_equal (box->kind, "box") || self->current->pieces->len == 0)
    return FALSE;
  around = gem_import_find_model (self->import, box->parent);
  if (around == NULL)
    return FALSE;
  box_text = gem_draft_section_dup_text (box);
  around_text = gem_draft_section_dup_text (around);
  in_box = gem_import_words_likeness (&self->import->words, piece->text, box_text);
  in_around = gem_import_words_likeness (&self->import->words, piece->text, around_text);
  return in_around > 0.12 && in_around > 1.5 * in_box;
}

static Place *
find_place (Outline *self, const char *id)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (g_strcmp0 (place->section->id, id) == 0)
        return place;
    }
  return NULL;
}

static void
add_paragraph (Outline *self, GemPiece *piece)
{
  GemPiece *last = last_piece (self->current);
  gboolean lower = gem_import_starts_lower (piece->text);
  GPtrArray *asides = self->current->asides;
  GemPiece *aside = asides->len > 0 ? g_ptr_array_index (asides, asides->len - 1)
                    : last != NULL && last->kind == GEM_PIECE_QUOTE ? last
                                                                    : NULL;

  if (lower && last != NULL && in_sessions (self) && !gem_import_ends_sentence (last->text))
    gem_import_append (self->import, last, piece);
  else if (is_open (self->current) && (lower || breaks_off (last)) && asides->len == 0)
    gem_import_append (self->import, last, piece);
  else if (is_open (self->current) && lower)
    gem_import_append (self->import, last, piece);
  else if (lower && self->interrupted != NULL && is_open (self->interrupted))
    {
      self->current = self->interrupted;
      self->interrupted = NULL;
      gem_import_append (self->import, last_piece (self->current), piece);
    }
  else if (is_quoted (piece->text) && !in_sessions (self) && strlen (piece->text) > MAX_TITLE_LINE)
    {
      piece->kind = GEM_PIECE_QUOTE;
      add_aside (self->current, piece);
      return;
    }
  else if (aside != NULL && aside->mark == NULL && is_quoted (aside->text) &&
           strlen (piece->text) <= MAX_ATTRIBUTION && !gem_import_ends_sentence (piece->text))
    {
      /* Who said so, below a quotation. */
      char *text = g_strdup_printf ("%s\n%s", aside->text, piece->text);
      char *markup = g_strdup_printf ("%s\n%s", aside->markup, piece->markup);

      g_free (aside->text);
      g_free (aside->markup);
      aside->text = text;
      aside->markup = markup;
    }
  else
    {
      if (leaves_box (self, piece))
        {
          Place *around = find_place (self, self->current->known->parent);

          if (around != NULL)
            {
              gem_import_doubt (self->import, piece->line,
                                _ ("The box seems to end here; does the text go on with this?"),
                                piece->text);
              self->current = around;
            }
        }
      add_piece (self->current, piece);
      return;
    }
  gem_piece_free (piece);
}

/* Text before the first heading: a letter, or how the publication begins. */
static void
begin_without_heading (Outline *self, const GemPiece *piece)
{
  g_autoptr (GemPiece) heading = NULL;
  const GemDraftSection *known = NULL;

  for (guint i = 0; i < self->import->pieces->len; i++)
    {
      const GemPiece *other = g_ptr_array_index (self->import->pieces, i);

      if (other->kind == GEM_PIECE_HEADING)
        break;
      if (g_regex_match_simple ("^(Geachte?|Beste|Dear)\\b", other->text, 0, 0))
        for (guint j = 0; known == NULL && j < self->import->model->sections->len; j++)
          {
            const GemDraftSection *section = g_ptr_array_index (self->import->model->sections, j);

            if (g_str_equal (section->kind, "letter"))
              known = section;
          }
    }
  heading = gem_piece_new (GEM_PIECE_HEADING, piece->line);
  heading->level = 1;
  gem_piece_set_plain (heading, _ ("Beginning"));
  add_place (self, heading, known, "preface");
}

static gboolean
is_number (const GemPiece *piece)
{
  return piece->kind == GEM_PIECE_PARAGRAPH &&
         g_regex_match_simple ("^\\d{1,2}\\.?$", piece->text, 0, 0);
}

/* Takes over @piece. */
static void
walk (Outline *self, guint i, GemPiece *piece)
{
  GPtrArray *pieces = self->import->pieces;
  GemPiece *next = i + 1 < pieces->len ? g_ptr_array_index (pieces, i + 1) : NULL;

  if (is_number (piece) && next != NULL && next->kind == GEM_PIECE_HEADING)
    {
      gem_import_repair (self->import, "number", piece->line, piece->text, piece->text);
      g_free (self->number);
      self->number = g_strdup (g_strdelimit (piece->text, ".", '\0'));
      gem_piece_free (piece);
      return;
    }
  if (self->current == NULL && piece->kind != GEM_PIECE_HEADING)
    begin_without_heading (self, piece);
  if (piece->kind == GEM_PIECE_HEADING)
    {
      add_heading (self, i, piece);
      gem_piece_free (piece);
    }
  else if (piece->kind == GEM_PIECE_PARAGRAPH)
    add_paragraph (self, piece);
  else
    add_piece (self->current, piece);
}

static GemDraftBlock *
make_block (GemDraftSection *section, const GemPiece *piece)
{
  static const char *const kinds[] = {
    [GEM_PIECE_HEADING] = "paragraph", [GEM_PIECE_PARAGRAPH] = "paragraph",
    [GEM_PIECE_ITEM] = "item",         [GEM_PIECE_NUMBERED] = "numbered",
    [GEM_PIECE_QUOTE] = "quote",       [GEM_PIECE_NOTE] = "note",
  };
  gboolean voice = piece->kind == GEM_PIECE_QUOTE && piece->mark != NULL;
  gboolean item = piece->kind == GEM_PIECE_ITEM || piece->kind == GEM_PIECE_NUMBERED;
  GemDraftBlock *block =
      gem_draft_section_add_block (section, voice ? "voice" : kinds[piece->kind]);

  block->depth = item ? piece->level : 0;
  block->iso = voice ? g_strdup (piece->mark) : NULL;
  block->line = piece->line;
  block->markup = g_strdup (piece->markup);
  block->text = g_strdup (piece->text);
  if (piece->kind == GEM_PIECE_NOTE)
    {
      g_autofree char *slug = gem_import_slug (piece->mark);

      block->anchor = g_strdup_printf ("noot-%s", slug);
    }
  else
    block->anchor = g_strdup_printf ("p%u", section->blocks->len);
  return block;
}

static void
finish (Outline *self)
{
  GPtrArray *sections = self->import->draft->sections;

  for (guint i = 0; i < self->moved->len; i++)
    {
      GemPiece *piece = g_ptr_array_index (self->moved, i);
      const GemDraftSection *home = section_of_voice (self->import, piece->mark);
      Place *place = find_place (self, home->id);

      if (place == NULL)
        place = g_ptr_array_index (self->places, (guint) piece->level - 1);
      add_piece (place, piece);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      flush_asides (place);
      for (guint j = 0; j < place->pieces->len; j++)
        make_block (place->section, g_ptr_array_index (place->pieces, j));
    }
  for (guint i = 0; i < sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (sections, i);

      for (guint j = i; section->parent == NULL && section->level > 1 && j-- > 0;)
        {
          GemDraftSection *other = g_ptr_array_index (sections, j);

          if (other->level < section->level)
            section->parent = g_strdup (other->id);
        }
    }
}

/**
 * gem_import_make_sections:
 * @self: an import with its pieces, which are used up
 */
void
gem_import_make_sections (GemImport *self)
{
  Outline outline = { .import = self };

  outline.places = g_ptr_array_new_with_free_func (place_free);
  outline.moved = g_ptr_array_new ();
  for (guint i = 0; i < self->pieces->len; i++)
    {
      GemPiece *piece = g_ptr_array_index (self->pieces, i);
      GemPiece *next = i + 1 < self->pieces->len ? g_ptr_array_index (self->pieces, i + 1) : NULL;
      GemDraftSession *session =
          piece->kind == GEM_PIECE_HEADING ? gem_import_match_province (self, piece->text) : NULL;

      if (session != NULL && !in_sessions (&outline) && outline.current != NULL && next != NULL &&
          (starts_with_quote (next->text) || next->kind == GEM_PIECE_QUOTE))
        {
          add_voice (&outline, piece, next, session);
          gem_piece_free (piece);
          i++;
          continue;
        }
      walk (&outline, i, piece);
    }
  g_ptr_array_set_free_func (self->pieces, NULL);
  g_ptr_array_set_size (self->pieces, 0);
  finish (&outline);
  g_ptr_array_unref (outline.moved);
  g_ptr_array_unref (outline.places);
  g_free (outline.number);
}
