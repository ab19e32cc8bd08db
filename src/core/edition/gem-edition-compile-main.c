/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* gem-edition-compile: the build's way from the sources of an edition to its file. */

#include "edition/gem-edition-draft.h"

#include <stdio.h>

static void
print_fault (gpointer data, gpointer user_data)
{
  const GemEditionFault *fault = data;
  const char *directory = user_data;

  /* file:line: message, as compilers do, so that editors jump there */
  fprintf (stderr, "%s/%s:%u: ", directory, fault->file, fault->line);
  if (fault->key != NULL)
    fprintf (stderr, "%s: ", fault->key);
  fprintf (stderr, "%s\n", fault->message);
}

int
main (int argc, char **argv)
{
  g_autoptr (GemEditionDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      fprintf (stderr, "usage: gem-edition-compile SOURCES EDITION AGENDA\n");
      return 2;
    }

  draft = gem_edition_draft_new (argv[1]);
  if (gem_edition_read_sources (draft))
    gem_edition_check (draft);
  g_ptr_array_foreach (draft->faults, print_fault, argv[1]);
  if (draft->faults->len > 0)
    return 1;

  if (!gem_edition_write (draft, argv[2], &error) ||
      !gem_edition_write_agenda (draft, argv[3], &error))
    {
      fprintf (stderr, "gem-edition-compile: %s\n", error->message);
      return 1;
    }
  return 0;
}
