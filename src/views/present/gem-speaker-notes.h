/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The notes of the speaker, which are Markdown, as simple Pango markup; and the addresses in them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GemNoteLink:
 * @label: what the link says
 * @uri: where it leads, a `gem:` address
 */
typedef struct
{
  char *label;
  char *uri;
} GemNoteLink;

void gem_note_link_free (GemNoteLink *link);

char *gem_speaker_notes_to_markup (const char *markdown);
GPtrArray *gem_speaker_notes_list_links (const char *markdown);

G_END_DECLS
