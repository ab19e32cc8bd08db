/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemOwnThemes: themes that a person made, and subjects that a person put under other themes than the
 * publication's editors did. It never touches the edition: GemCompare lays it over. A value: immutable,
 * safe in any thread; each change makes a new one, so that undoing is going back to the one before. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GEM_OWN_THEMES_MAX 40
#define GEM_OWN_NAME_MAX 60

typedef enum
{
  GEM_OWN_THEMES_ERROR_FORM, /* the document is not what it should be; the message names the place */
  GEM_OWN_THEMES_ERROR_NAME, /* a name is empty, too long or taken */
  GEM_OWN_THEMES_ERROR_FULL  /* there are as many themes as there can be */
} GemOwnThemesError;

#define GEM_OWN_THEMES_ERROR (gem_own_themes_error_quark ())
GQuark gem_own_themes_error_quark (void);

/**
 * GemOwnTheme:
 * @id: its name in addresses; starts with `eigen-`
 * @name: for people
 */
typedef struct
{
  char *id;
  char *name;
} GemOwnTheme;

/**
 * GemOwnAssignment:
 * @iso: the province of the session
 * @wording: the subject, in the session's own words
 * @themes: (array zero-terminated=1): ids of themes, own or the edition's; may be empty
 */
typedef struct
{
  char *iso;
  char *wording;
  GStrv themes;
} GemOwnAssignment;

#define GEM_TYPE_OWN_THEMES (gem_own_themes_get_type ())
GType gem_own_themes_get_type (void);

typedef struct _GemOwnThemes GemOwnThemes;

GemOwnThemes *gem_own_themes_new (void);
GemOwnThemes *gem_own_themes_ref (GemOwnThemes *self);
void gem_own_themes_unref (GemOwnThemes *self);
gboolean gem_own_themes_is_empty (const GemOwnThemes *self);
gboolean gem_own_themes_equal (const GemOwnThemes *a, const GemOwnThemes *b);

GPtrArray *gem_own_themes_get_themes (const GemOwnThemes *self);
GPtrArray *gem_own_themes_get_assignments (const GemOwnThemes *self);
const GemOwnAssignment *
gem_own_themes_find (const GemOwnThemes *self, const char *iso, const char *wording);

GemOwnThemes *gem_own_themes_add_theme (const GemOwnThemes *self, const char *name, GError **error);
GemOwnThemes *gem_own_themes_remove_theme (const GemOwnThemes *self, const char *id);
GemOwnThemes *gem_own_themes_assign (const GemOwnThemes *self,
                                     const char *iso,
                                     const char *wording,
                                     const char *const *themes);

char *gem_own_themes_to_json (const GemOwnThemes *self);
GemOwnThemes *gem_own_themes_from_json (const char *json, gssize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemOwnThemes, gem_own_themes_unref)

G_END_DECLS
