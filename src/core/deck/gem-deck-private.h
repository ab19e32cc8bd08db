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
gboolean gem_deck_is_file_name (const char *name);

G_END_DECLS
