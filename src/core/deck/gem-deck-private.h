/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What reading and checking a deck share. */

#pragma once

#include "deck/gem-deck-json.h"

G_BEGIN_DECLS

void gem_deck_add_fault (GPtrArray *faults,
                         GemDeckFaultCode code,
                         const char *place,
                         const char *format,
                         ...) G_GNUC_PRINTF (4, 5);
GBytes *gem_deck_to_json_with_path (GemDeck *self, const char *path);
char *gem_deck_read_copy_of (GBytes *bytes);
gboolean gem_deck_is_file_name (const char *name);

G_END_DECLS
