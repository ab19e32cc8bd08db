/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAddress: the address of anything a person can look at, a `gem:` URI. It is a value: immutable,
 * safe in any thread, and knows no widget. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GemAddressKind:
 *
 * What an address names. The comment shows the form; docs/architecture.md lists what each shows.
 */
typedef enum
{
  GEM_ADDRESS_SECTION,   /* gem:section/ID[#ANCHOR] */
  GEM_ADDRESS_PROVINCE,  /* gem:province/NL-XX */
  GEM_ADDRESS_COMPARE,   /* gem:compare[?show=…&theme=…&provinces=…] */
  GEM_ADDRESS_AGENDA,    /* gem:agenda[/YEAR][?opgave=…&status=…&province=…] */
  GEM_ADDRESS_ITEM,      /* gem:item/ID */
  GEM_ADDRESS_REFERENCE, /* gem:reference/ID */
  GEM_ADDRESS_THEME,     /* gem:theme/ID */
  GEM_ADDRESS_TERM,      /* gem:term/ID */
  GEM_ADDRESS_SEARCH,    /* gem:search?q=… */
  GEM_ADDRESS_GOAL,      /* gem:goal/10: a Global Goal of the United Nations */
  GEM_ADDRESS_HOME,      /* gem:home: the front page */
  GEM_ADDRESS_LIST, /* gem:list/terms, references, goals, promises or notes[?q=…&kind=…&colour=…&tag=…&sort=…] */
  GEM_ADDRESS_PRESENT, /* gem:present: the presentations; gem:present/NAME[?slide=3]: one of them, NAME.gemdeck */
} GemAddressKind;

typedef enum
{
  GEM_ADDRESS_ERROR_SCHEME, /* does not start with gem: */
  GEM_ADDRESS_ERROR_KIND,   /* names a kind that does not exist */
  GEM_ADDRESS_ERROR_ID,     /* the part after the kind is missing, too much, or of the wrong form */
  GEM_ADDRESS_ERROR_QUERY,  /* the part after ? can't be read */
  GEM_ADDRESS_ERROR_ENCODING /* a bad percent escape, or not UTF-8 */
} GemAddressError;

#define GEM_ADDRESS_ERROR (gem_address_error_quark ())
GQuark gem_address_error_quark (void);

#define GEM_TYPE_ADDRESS (gem_address_get_type ())
GType gem_address_get_type (void);

typedef struct _GemAddress GemAddress;

GemAddress *gem_address_parse (const char *text, GError **error);
GemAddress *gem_address_new (GemAddressKind kind, const char *id);
GemAddress *gem_address_with_fragment (const GemAddress *self, const char *fragment);
GemAddress *gem_address_with_param (const GemAddress *self, const char *key, const char *value);
GemAddress *gem_address_ref (const GemAddress *self);
void gem_address_unref (GemAddress *self);

char *gem_address_to_string (const GemAddress *self);
gboolean gem_address_equal (const GemAddress *a, const GemAddress *b);
guint gem_address_hash (const GemAddress *self);

GemAddressKind gem_address_get_kind (const GemAddress *self);
const char *gem_address_get_id (const GemAddress *self);
int gem_address_get_year (const GemAddress *self);
const char *gem_address_get_fragment (const GemAddress *self);
const char *gem_address_get_param (const GemAddress *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemAddress, gem_address_unref)

G_END_DECLS
