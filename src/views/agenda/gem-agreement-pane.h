/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgreementPane: the promises of the publication, each with the agenda items that name its section, or
 * with the plain word that there are none. */

#pragma once

#include <gtk/gtk.h>

#include "address/gem-address.h"
#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGREEMENT_PANE (gem_agreement_pane_get_type ())
G_DECLARE_FINAL_TYPE (GemAgreementPane, gem_agreement_pane, GEM, AGREEMENT_PANE, GtkScrolledWindow)

GtkWidget *gem_agreement_pane_new (GemContext *context);
void gem_agreement_pane_show (GemAgreementPane *self, const GemAddress *address);

G_END_DECLS
