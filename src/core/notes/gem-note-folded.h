/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFolded: a text in which words are compared, so that what editions differ in without saying anything else
 * makes no difference: white space, the forms of quotes and hyphens, ligatures, accents. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GemFolded:
 * @text: the folded text
 * @length: its length in bytes
 */
typedef struct
{
  char *text;
  gsize length;
  /*< private >*/
  guint32 *origins; /* for each byte, where its character begins in the text that was folded */
} GemFolded;

GemFolded *gem_folded_new (const char *text);
void gem_folded_free (GemFolded *self);
gsize gem_folded_origin (const GemFolded *self, gsize offset);
double gem_folded_likeness (const char *a, gsize a_length, const char *b, gsize b_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFolded, gem_folded_free)

G_END_DECLS
