/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "notes/gem-note-anchor.h"

#include "notes/gem-note-folded.h"

#include <string.h>

/* Words that are found in another paragraph are the same words where there are many of them, in bytes, ... */
#define LONG_QUOTE 24
/* ... or where this share of what stood around them stands there, too. */
#define MIN_CONTEXT 0.5
/* What makes one place better than another, besides what stands around it. */
#define OWN_PARAGRAPH 0.5
#define SAME_LETTERS 0.25

/* Words that were changed are looked for between so much of what stood before and after them, ... */
#define FENCE 20
#define MIN_FENCE 8
/* ... and are the same words where they are so much alike: between both, and beside one of them. */
#define MIN_LIKENESS_BETWEEN 0.5
#define MIN_LIKENESS_BESIDE 0.7

/* A section as one text, its paragraphs parted by a line feed. */
typedef struct
{
  const GemSection *section;
  GPtrArray *blocks; /* GemBlock */
  GArray *starts;    /* gsize: where each begins in the text */
  char *text;
  GemFolded *folded;
} Text;

/* What is looked for. */
typedef struct
{
  const char *quote;
  GemFolded *folded;
  GemFolded *prefix;
  GemFolded *suffix;
} Wanted;

/* Where it was found: bytes of the folded text. */
typedef struct
{
  Text *text;
  gsize start;
  gsize end;
  double rank;
  double context;
} Found;

struct _GemNoteAnchor
{
  GemEdition *edition;
  GHashTable *texts;  /* id of a section → Text */
  GHashTable *places; /* id of a section → its place in the edition, from 1 */
};

static void
text_free (gpointer data)
{
  Text *text = data;

  g_ptr_array_unref (text->blocks);
  g_array_unref (text->starts);
  g_free (text->text);
  gem_folded_free (text->folded);
  g_free (text);
}

/**
 * gem_note_anchor_new:
 * @edition: where places are looked for
 *
 * Returns: (transfer full): a finder, for one thread
 */
GemNoteAnchor *
gem_note_anchor_new (GemEdition *edition)
{
  GemNoteAnchor *self;
  GPtrArray *sections;

  g_return_val_if_fail (GEM_IS_EDITION (edition), NULL);

  self = g_new0 (GemNoteAnchor, 1);
  self->edition = g_object_ref (edition);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, text_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  sections = gem_edition_get_sections (edition);
  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);

      g_hash_table_insert (self->places, section->id, GUINT_TO_POINTER (i + 1));
    }
  return self;
}

/**
 * gem_note_anchor_free:
 * @self: (transfer full): a finder
 */
void
gem_note_anchor_free (GemNoteAnchor *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->places);
  g_object_unref (self->edition);
  g_free (self);
}

static Text *
read_text (GemNoteAnchor *self,
           const GemSection *section,
           GCancellable *cancellable,
           GError **error)
{
  Text *text = g_hash_table_lookup (self->texts, section->id);
  g_autoptr (GString) all = NULL;
  GPtrArray *blocks;

  if (text != NULL)
    return text;
  blocks = gem_edition_load_blocks (self->edition, section->id, cancellable, error);
  if (blocks == NULL)
    return NULL;
  text = g_new0 (Text, 1);
  text->section = section;
  text->blocks = blocks;
  text->starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), blocks->len);
  all = g_string_new (NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      const GemBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append_c (all, '\n');
      g_array_append_val (text->starts, all->len);
      g_string_append (all, block->text);
    }
  text->text = g_string_free (g_steal_pointer (&all), FALSE);
  text->folded = gem_folded_new (text->text);
  g_hash_table_insert (self->texts, section->id, text);
  return text;
}

/* The paragraph in which a byte of the text stands. */
static guint
block_at (const Text *text, gsize offset)
{
  guint low = 0, high = text->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (text->starts, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static int
find_block (const Text *text, const char *anchor)
{
  for (guint i = 0; anchor != NULL && i < text->blocks->len; i++)
    if (g_str_equal (((const GemBlock *) g_ptr_array_index (text->blocks, i))->anchor, anchor))
      return (int) i;
  return -1;
}

/* How much of what stood around the words stands there: 0 to 1, and 0 where nothing is known. */
static double
context_at (const Text *text, const Wanted *wanted, gsize start, gsize end)
{
  const GemFolded *prefix = wanted->prefix, *suffix = wanted->suffix, *folded = text->folded;
  gsize known = prefix->length + suffix->length, before = 0, after = 0;

  if (start > 0 && folded->text[start - 1] == ' ')
    start--;
  if (end < folded->length && folded->text[end] == ' ')
    end++;
  while (before < prefix->length && before < start &&
         prefix->text[prefix->length - 1 - before] == folded->text[start - 1 - before])
    before++;
  while (after < suffix->length && end + after < folded->length &&
         suffix->text[after] == folded->text[end + after])
    after++;
  return known > 0 ? (double) (before + after) / (double) known : 0;
}

static gboolean
has_same_letters (const Text *text, const Wanted *wanted, gsize start)
{
  return g_str_has_prefix (text->text + gem_folded_origin (text->folded, start), wanted->quote);
}

/* The best place of the words as they were, or as they were but for the form of some letters. */
static void
find_words (Text *text, const Wanted *wanted, int own, Found *best)
{
  const char *at = text->folded->text;

  while ((at = strstr (at, wanted->folded->text)) != NULL)
    {
      gsize start = (gsize) (at - text->folded->text), end = start + wanted->folded->length;
      double context = context_at (text, wanted, start, end), rank = context;
      gboolean in_own =
          own >= 0 && block_at (text, gem_folded_origin (text->folded, start)) == (guint) own;

      at++;
      if (!in_own && context < MIN_CONTEXT && wanted->folded->length < LONG_QUOTE)
        continue;
      rank += (in_own ? OWN_PARAGRAPH : 0) +
              (has_same_letters (text, wanted, start) ? SAME_LETTERS : 0);
      if (rank > best->rank)
        *best = (Found){ text, start, end, rank, context };
    }
}

/* The end of what stood before the words, or the beginning of what stood after them; NULL where that is too
 * little to go by. */
static char *
dup_fence (const GemFolded *context, gboolean before)
{
  const char *from = context->text, *to = context->text + context->length;

  if (context->length < MIN_FENCE)
    return NULL;
  if (before && context->length > FENCE)
    for (from = to - FENCE; ((guchar) *from & 0xc0) == 0x80;)
      from++;
  if (!before && context->length > FENCE)
    for (to = from + FENCE; ((guchar) *to & 0xc0) == 0x80;)
      to--;
  return g_strndup (from, (gsize) (to - from));
}

static void
consider (Text *text, const Wanted *wanted, gsize start, gsize end, double least, Found *best)
{
  const char *all = text->folded->text;
  double likeness;

  while (end < text->folded->length && ((guchar) all[end] & 0xc0) == 0x80)
    end++;
  while (start > 0 && ((guchar) all[start] & 0xc0) == 0x80)
    start--;
  while (start < end && all[start] == ' ')
    start++;
  while (end > start && all[end - 1] == ' ')
    end--;
  likeness =
      gem_folded_likeness (all + start, end - start, wanted->folded->text, wanted->folded->length);
  if (start < end && likeness >= least && likeness > best->rank)
    *best = (Found){ text, start, end, likeness, 0 };
}

/* The place of words that were changed, by what stood before and after them. */
static void
find_changed (Text *text, const Wanted *wanted, Found *best)
{
  g_autofree char *before = dup_fence (wanted->prefix, TRUE);
  g_autofree char *after = dup_fence (wanted->suffix, FALSE);
  const char *all = text->folded->text;
  gsize length = wanted->folded->length, total = text->folded->length;

  for (const char *at = before != NULL ? strstr (all, before) : NULL; at != NULL;
       at = strstr (at + 1, before))
    {
      gsize start = (gsize) (at - all) + strlen (before);
      const char *fence =
          after != NULL
              ? g_strstr_len (all + start, (gssize) MIN (2 * length + 64, total - start), after)
              : NULL;

      if (fence != NULL)
        consider (text, wanted, start, (gsize) (fence - all), MIN_LIKENESS_BETWEEN, best);
      else
        consider (text, wanted, start, MIN (start + length, total), MIN_LIKENESS_BESIDE, best);
    }
  for (const char *at = after != NULL ? strstr (all, after) : NULL; at != NULL;
       at = strstr (at + 1, after))
    {
      gsize end = (gsize) (at - all);

      consider (text, wanted, end > length ? end - length : 0, end, MIN_LIKENESS_BESIDE, best);
    }
}

static gboolean
find_in_edition (GemNoteAnchor *self,
                 const GemSection *own,
                 const Wanted *wanted,
                 gboolean changed,
                 Found *best,
                 GCancellable *cancellable,
                 GError **error)
{
  GPtrArray *sections = gem_edition_get_sections (self->edition);

  for (guint i = 0; i < sections->len; i++)
    {
      Text *text;

      if (g_ptr_array_index (sections, i) == own)
        continue;
      text = read_text (self, g_ptr_array_index (sections, i), cancellable, error);
      if (text == NULL)
        return FALSE;
      if (changed)
        find_changed (text, wanted, best);
      else
        find_words (text, wanted, -1, best);
    }
  return TRUE;
}

/* In its section, then in the whole edition; as they were first, and then changed. */
static gboolean
find_best (GemNoteAnchor *self,
           const GemSection *section,
           const char *anchor,
           const Wanted *wanted,
           Found *best,
           GCancellable *cancellable,
           GError **error)
{
  if (section != NULL)
    {
      Text *text = read_text (self, section, cancellable, error);

      if (text == NULL)
        return FALSE;
      find_words (text, wanted, find_block (text, anchor), best);
      if (best->text == NULL)
        find_changed (text, wanted, best);
    }
  return best->text != NULL ||
         (find_in_edition (self, section, wanted, FALSE, best, cancellable, error) &&
          (best->text != NULL ||
           find_in_edition (self, section, wanted, TRUE, best, cancellable, error)));
}

static void
set_address (GemNote *note, const char *section, const char *anchor)
{
  g_autoptr (GemAddress) place = gem_address_new (GEM_ADDRESS_SECTION, section);
  g_autoptr (GemAddress) address = gem_address_with_fragment (place, anchor);

  g_free (note->address);
  note->address = gem_address_to_string (address);
}

/* Says in the note where its words are. */
static void
take_place (GemNote *note, const GemAddress *address, const Found *found)
{
  const Text *text = found->text;
  gsize from = gem_folded_origin (text->folded, found->start);
  gsize last = gem_folded_origin (text->folded, found->end - 1);
  gsize to = (gsize) (g_utf8_next_char (text->text + last) - text->text);
  guint first_block = block_at (text, from), last_block = block_at (text, last);
  const GemBlock *block = g_ptr_array_index (text->blocks, first_block);
  gboolean same_section = g_strcmp0 (gem_address_get_id (address), text->section->id) == 0;
  const char *anchor = gem_address_get_fragment (address);

  note->start =
      (int) g_utf8_pointer_to_offset (text->text + g_array_index (text->starts, gsize, first_block),
                                      text->text + from);
  note->end =
      (int) g_utf8_pointer_to_offset (text->text + g_array_index (text->starts, gsize, last_block),
                                      text->text + to);
  note->state = same_section && (anchor == NULL || g_str_equal (anchor, block->anchor))
                    ? GEM_NOTE_PLACED
                    : GEM_NOTE_MOVED;
  set_address (note, text->section->id, block->anchor);
  g_free (note->last);
  note->last =
      first_block != last_block
          ? g_strdup (((const GemBlock *) g_ptr_array_index (text->blocks, last_block))->anchor)
          : NULL;
}

static gboolean
place_words (GemNoteAnchor *self,
             GemNote *note,
             const GemAddress *address,
             const GemSection *section,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *quote = g_strstrip (g_strdup (note->quote));
  g_autoptr (GemFolded) folded = gem_folded_new (quote);
  g_autofree char *before = g_strchomp (g_strdup (note->prefix != NULL ? note->prefix : ""));
  g_autofree char *after = g_strchug (g_strdup (note->suffix != NULL ? note->suffix : ""));
  g_autoptr (GemFolded) prefix = gem_folded_new (before);
  g_autoptr (GemFolded) suffix = gem_folded_new (after);
  Wanted wanted = { quote, folded, prefix, suffix };
  Found best = { NULL, 0, 0, -1, 0 };

  note->state = GEM_NOTE_LOST;
  if (folded->length == 0)
    return TRUE;
  if (!find_best (self, section, gem_address_get_fragment (address), &wanted, &best, cancellable,
                  error))
    return FALSE;
  if (best.text != NULL)
    take_place (note, address, &best);
  return TRUE;
}

/* The one section of that title; NULL where there is none, or several. */
static const GemSection *
find_title (GemNoteAnchor *self, const char *title)
{
  GPtrArray *sections = gem_edition_get_sections (self->edition);
  const GemSection *found = NULL;

  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);

      if (g_strcmp0 (section->title, title) != 0)
        continue;
      if (found != NULL)
        return NULL;
      found = section;
    }
  return found;
}

/* A whole section, or a whole paragraph, without words to look for. */
static gboolean
place_whole (GemNoteAnchor *self,
             GemNote *note,
             const GemAddress *address,
             const GemSection *section,
             GCancellable *cancellable,
             GError **error)
{
  const char *anchor = gem_address_get_fragment (address);
  const GemSection *other;
  Text *text;

  if (section == NULL)
    {
      other = anchor == NULL ? find_title (self, note->title) : NULL;
      note->state = other != NULL ? GEM_NOTE_MOVED : GEM_NOTE_LOST;
      if (other != NULL)
        set_address (note, other->id, NULL);
      return TRUE;
    }
  if (anchor == NULL)
    return TRUE;
  text = read_text (self, section, cancellable, error);
  if (text == NULL)
    return FALSE;
  note->state = find_block (text, anchor) >= 0 ? GEM_NOTE_PLACED : GEM_NOTE_LOST;
  return TRUE;
}

/**
 * gem_note_anchor_place:
 * @self: a finder
 * @note: (inout): a note; its state, address, last and offsets say where its place is
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the edition
 *
 * Finds the place of a note: its words in their paragraph, in their section, or in the whole edition. A note
 * of an agenda, a province or another thing that is no text is where it is. Waits for the disk.
 *
 * Returns: whether the edition could be read; that a place is lost is no error
 */
gboolean
gem_note_anchor_place (GemNoteAnchor *self,
                       GemNote *note,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GemAddress) address = NULL;
  const GemSection *section;

  g_return_val_if_fail (self != NULL && note != NULL, FALSE);

  note->state = GEM_NOTE_PLACED;
  note->start = note->end = -1;
  address = gem_address_parse (note->address, NULL);
  if (address == NULL)
    {
      note->state = GEM_NOTE_LOST;
      return TRUE;
    }
  if (gem_address_get_kind (address) == GEM_ADDRESS_THEME &&
      gem_edition_find_theme (self->edition, gem_address_get_id (address)) == NULL)
    note->state = GEM_NOTE_LOST;
  if (gem_address_get_kind (address) != GEM_ADDRESS_SECTION)
    return TRUE;
  section = gem_edition_find_section (self->edition, gem_address_get_id (address));
  return note->quote != NULL ? place_words (self, note, address, section, cancellable, error)
                             : place_whole (self, note, address, section, cancellable, error);
}

/**
 * gem_note_anchor_order:
 * @self: a finder
 * @note: a note that was placed
 *
 * Returns: a number that is higher for what comes later in the edition; %G_MAXINT64 for what is not in it
 */
gint64
gem_note_anchor_order (GemNoteAnchor *self, const GemNote *note)
{
  g_autoptr (GemAddress) address = gem_address_parse (note->address, NULL);
  const GemSection *section;
  guint place;
  Text *text;
  int block = -1;

  if (address == NULL || gem_address_get_kind (address) != GEM_ADDRESS_SECTION)
    return G_MAXINT64;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, gem_address_get_id (address)));
  if (place == 0)
    return G_MAXINT64;
  section = gem_edition_find_section (self->edition, gem_address_get_id (address));
  text = gem_address_get_fragment (address) != NULL ? read_text (self, section, NULL, NULL) : NULL;
  if (text != NULL)
    block = find_block (text, gem_address_get_fragment (address));
  return ((gint64) place << 44) + ((gint64) (block + 1) << 24) + MAX (note->start, 0);
}
