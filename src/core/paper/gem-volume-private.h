/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#pragma once

#include "paper/gem-volume.h"

G_BEGIN_DECLS

struct _GemVolume
{
  gatomicrefcount refs;
  GemEdition *edition;
  GemVolumeScope scope;
  GPtrArray *parts;
  GPtrArray *lists;
  GHashTable *places; /* char* address → char* name */
};

G_END_DECLS
