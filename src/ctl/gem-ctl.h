/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the commands of gemeenten2024ctl share: the global options, the ways to answer, and the exit
 * statuses that scripts rely on. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "context/gem-context.h"
#include "export/gem-export.h"
#include "feed/gem-feed-publisher.h"
#include "feed/gem-feed-secret-key.h"
#include "notes/gem-notes-file.h"

#include <stdio.h>

G_BEGIN_DECLS

typedef enum
{
  GEM_CTL_DONE = 0,
  GEM_CTL_FAILED = 1,
  GEM_CTL_USAGE = 2,
  GEM_CTL_NOT_FOUND = 3,
} GemCtlStatus;

/**
 * GemCtl:
 * @data_dir: (nullable): from `--data-dir`; %NULL for the usual place
 * @json: standard output is one JSON document
 */
typedef struct
{
  const char *data_dir;
  gboolean json;
} GemCtl;

/* Every command: argv[0] is the command's own name, the rest are its words. */
typedef GemCtlStatus (*GemCtlFunc) (GemCtl *ctl, int argc, char **argv);

GemCtlStatus gem_ctl_toc (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_show (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_sessions (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_themes (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_agenda (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_agreement (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_agenda_export (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_sync (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_library (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_references (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_glossary (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_compare (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_municipality (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_export (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_feed (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_feed_keygen (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_feed_sign (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_notes (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_backup (GemCtl *ctl, int argc, char **argv);
GemCtlStatus gem_ctl_restore (GemCtl *ctl, int argc, char **argv);

GemCtlStatus gem_ctl_export_agenda (GemCtl *ctl,
                                    const GemItemQuery *query,
                                    GemExportFormat format,
                                    const char *path);
gboolean gem_ctl_describe_compare (
    GemContext *context, const GemAddress *address, char **title, char **text, GError **error);
char *gem_ctl_dup_title (GemContext *context, const GemAddress *address, GError **error);
void gem_ctl_add_import (JsonBuilder *builder, const GemNotesImport *import);
void gem_ctl_print_import (const GemNotesImport *import);
GemFeedSecretKey *gem_ctl_load_secret_key (const char *path, const char *password_file);
void gem_ctl_print_faults (FILE *stream, GPtrArray *faults);
void gem_ctl_print_feed_answer (const GemFeedPublication *publication,
                                GPtrArray *faults,
                                GPtrArray *warnings,
                                const char *directory);
GemContext *gem_ctl_open (GemCtl *ctl);
GemStore *gem_ctl_open_store (GemCtl *ctl);
void gem_ctl_add_string (JsonBuilder *builder, const char *key, const char *value);
void gem_ctl_add_int (JsonBuilder *builder, const char *key, gint64 value);
void gem_ctl_add_strings (JsonBuilder *builder, const char *key, const char *const *values);
gboolean gem_ctl_parse (GOptionEntry *entries, const char *usage, int *argc, char ***argv);
GemCtlStatus gem_ctl_fail (GemCtlStatus status, const char *format, ...) G_GNUC_PRINTF (2, 3);
void gem_ctl_print_json (JsonBuilder *builder);

G_END_DECLS
