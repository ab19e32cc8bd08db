/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemZip: a ZIP archive as an EPUB has to be: its first file is stored, with no extra field in its header.
 * libarchive 3.6 always writes those fields, and readers that look for the type of the file at its place
 * don't find it. The same files make the same archive. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GemZip GemZip;

GemZip *gem_zip_new (void);
void gem_zip_free (GemZip *self);
gboolean
gem_zip_add (GemZip *self, const char *name, const char *text, gboolean stored, GError **error);
GBytes *gem_zip_to_bytes (GemZip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemZip, gem_zip_free)

G_END_DECLS
