/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* save-notes FILE FIRST: saves notes until it is killed. What it is told that is kept, it prints: the id and the
 * number that the note says. For tests/ctl/test-notes-killed.py. */

#include "notes/gem-note.h"

#include <stdio.h>
#include <stdlib.h>

/* So many notes are written over and over, so that each round has the same work. */
#define N_NOTES 40

int
main (int argc, char **argv)
{
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  GemNoteQuery query = { .tag = "geschreven", .colour = -1, .sort = "created" };
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;
  store = gem_store_open (argv[1]);
  notes = gem_notes_load (store, NULL, &query, NULL, &error);
  for (gint64 number = g_ascii_strtoll (argv[2], NULL, 10); error == NULL; number++)
    {
      guint place = (guint) (number % N_NOTES);
      g_autoptr (GemNote) note = place < notes->len
                                     ? gem_note_copy (g_ptr_array_index (notes, place))
                                     : gem_note_new ("gem:section/voorwoord", "Voorwoord");

      g_free (note->text);
      note->text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      g_strfreev (note->tags);
      note->tags = g_strsplit ("geschreven", " ", -1);
      if (!gem_notes_save (store, note, &error))
        break;
      printf ("%s %s\n", note->id, note->text);
      fflush (stdout);
      if (place >= notes->len)
        g_ptr_array_add (notes, g_steal_pointer (&note));
    }
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
