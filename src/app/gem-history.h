/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemHistory: where a person was, for back and forward. */

#pragma once

#include "address/gem-address.h"

G_BEGIN_DECLS

typedef struct _GemHistory GemHistory;

GemHistory *gem_history_new (void);
void gem_history_free (GemHistory *self);
void gem_history_push (GemHistory *self, const GemAddress *address);
void gem_history_set_scroll (GemHistory *self, double scroll);
double gem_history_get_scroll (GemHistory *self);
void gem_history_replace (GemHistory *self, const GemAddress *address);
const GemAddress *gem_history_move (GemHistory *self, int offset);
gboolean gem_history_can_move (GemHistory *self, int offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemHistory, gem_history_free)

G_END_DECLS
