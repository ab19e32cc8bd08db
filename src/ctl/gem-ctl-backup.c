/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* backup and restore: everything of a person's in one file. */

#include "gem-ctl.h"

#include "notes/gem-backup.h"

#include <glib/gi18n.h>

/**
 * gem_ctl_backup:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_backup (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *path = NULL;
  GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                             { NULL } };
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (entries, "backup", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 1 || path == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“backup” needs -o FILE."));
  store = gem_ctl_open_store (ctl);
  if (!gem_backup_write (store, path, NULL, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "file", path);
      json_builder_end_object (builder);
      gem_ctl_print_json (builder);
    }
  return GEM_CTL_DONE;
}

static void
print_backup (GemCtl *ctl, const GemBackup *backup)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      gem_ctl_print_import (backup->notes);
      g_print (_ ("Sections that were read: %u; followed items: %u; documents: %u; feeds: %u.\n"),
               backup->n_read, backup->n_followed, backup->n_documents, backup->n_feeds);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  gem_ctl_add_import (builder, backup->notes);
  gem_ctl_add_int (builder, "read", backup->n_read);
  gem_ctl_add_int (builder, "followed", backup->n_followed);
  gem_ctl_add_int (builder, "documents", backup->n_documents);
  gem_ctl_add_int (builder, "feeds", backup->n_feeds);
  json_builder_end_object (builder);
  gem_ctl_print_json (builder);
}

/**
 * gem_ctl_restore:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_restore (GemCtl *ctl, int argc, char **argv)
{
  gboolean preview = FALSE;
  GOptionEntry entries[] = { { "preview", 0, 0, G_OPTION_ARG_NONE, &preview, NULL, NULL },
                             { NULL } };
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GemBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (entries, "restore", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“restore” takes one file, and --preview to change nothing."));
  store = gem_ctl_open_store (ctl);
  backup = gem_backup_read (store, argv[1], NULL, &error);
  if (backup == NULL || (!preview && !gem_backup_restore (store, backup, &error)))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  print_backup (ctl, backup);
  return backup->notes->refused->len > 0 ? GEM_CTL_FAILED : GEM_CTL_DONE;
}
