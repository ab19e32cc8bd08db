/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Asks for the public key that the pages of a feed have to be signed with. */

#pragma once

#include <gtk/gtk.h>

#include "gem-sync.h"

G_BEGIN_DECLS

void gem_feed_key_dialog_show (GtkWindow *parent, GemSync *sync, const GemFeedState *state);

G_END_DECLS
