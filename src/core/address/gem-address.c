/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "address/gem-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An item's id alone may have 2,048 bytes, each of them three in an address. */
#define MAX_BYTES 16384

typedef struct
{
  char *key;
  char *value;
} Param;

struct _GemAddress
{
  GemAddressKind kind;
  char *id;
  char *fragment;
  GArray *params; /* Param, in the order of the text; a key comes once */
};

typedef enum
{
  ID_NONE,
  ID_NAME,     /* lower-case letters, digits, hyphens */
  ID_PROVINCE, /* NL-XX */
  ID_YEAR,     /* four digits, or nothing */
  ID_ANYTHING, /* whatever the feed calls its items */
  ID_FILE,     /* the name of a file in a folder, or nothing */
} IdForm;

static const struct
{
  const char *name;
  IdForm form;
} kinds[] = {
  [GEM_ADDRESS_SECTION] = { "section", ID_NAME },
  [GEM_ADDRESS_PROVINCE] = { "province", ID_PROVINCE },
  [GEM_ADDRESS_COMPARE] = { "compare", ID_NONE },
  [GEM_ADDRESS_AGENDA] = { "agenda", ID_YEAR },
  [GEM_ADDRESS_ITEM] = { "item", ID_ANYTHING },
  [GEM_ADDRESS_REFERENCE] = { "reference", ID_NAME },
  [GEM_ADDRESS_THEME] = { "theme", ID_NAME },
  [GEM_ADDRESS_TERM] = { "term", ID_NAME },
  [GEM_ADDRESS_SEARCH] = { "search", ID_NONE },
  [GEM_ADDRESS_GOAL] = { "goal", ID_NAME },
  [GEM_ADDRESS_HOME] = { "home", ID_NONE },
  [GEM_ADDRESS_LIST] = { "list", ID_NAME },
  [GEM_ADDRESS_PRESENT] = { "present", ID_FILE },
};

G_DEFINE_QUARK (gem - address - error - quark, gem_address_error)
G_DEFINE_BOXED_TYPE (GemAddress, gem_address, gem_address_ref, gem_address_unref)

static void
param_clear (gpointer data)
{
  Param *param = data;

  g_free (param->key);
  g_free (param->value);
}

static GemAddress *
address_alloc (GemAddressKind kind, const char *id)
{
  GemAddress *self = g_atomic_rc_box_new0 (GemAddress);

  self->kind = kind;
  self->id = g_strdup (id);
  self->params = g_array_new (FALSE, TRUE, sizeof (Param));
  g_array_set_clear_func (self->params, param_clear);
  return self;
}

static void
address_clear (gpointer data)
{
  GemAddress *self = data;

  g_free (self->id);
  g_free (self->fragment);
  g_array_unref (self->params);
}

static void
address_set_param (GemAddress *self, const char *key, const char *value)
{
  for (guint i = 0; i < self->params->len; i++)
    {
      Param *param = &g_array_index (self->params, Param, i);

      if (!g_str_equal (param->key, key))
        continue;
      if (value == NULL)
        g_array_remove_index (self->params, i);
      else
        {
          g_free (param->value);
          param->value = g_strdup (value);
        }
      return;
    }

  if (value != NULL)
    {
      Param added = { g_strdup (key), g_strdup (value) };

      g_array_append_val (self->params, added);
    }
}

static GemAddress *
address_copy (const GemAddress *other)
{
  GemAddress *self = address_alloc (other->kind, other->id);

  self->fragment = g_strdup (other->fragment);
  for (guint i = 0; i < other->params->len; i++)
    {
      const Param *param = &g_array_index (other->params, Param, i);

      address_set_param (self, param->key, param->value);
    }
  return self;
}

static gboolean
is_name (const char *text)
{
  return *text != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

/* One that leads nowhere else, and that every file system takes. */
static gboolean
is_file_name (const char *text)
{
  if (*text == '\0' || *text == '.' || strlen (text) > 240)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || *p == '/' || *p == '\\')
      return FALSE;
  return TRUE;
}

static gboolean
id_is_valid (IdForm form, const char *id)
{
  switch (form)
    {
    case ID_NONE:
      return id == NULL;
    case ID_NAME:
      return id != NULL && is_name (id);
    case ID_PROVINCE:
      return id != NULL && strlen (id) == 5 && g_str_has_prefix (id, "NL-") &&
             g_ascii_isupper (id[3]) && g_ascii_isupper (id[4]);
    case ID_YEAR:
      return id == NULL || (strlen (id) == 4 && strspn (id, "0123456789") == 4);
    case ID_ANYTHING:
      return id != NULL && *id != '\0' && strlen (id) <= 2048;
    case ID_FILE:
      return id == NULL || is_file_name (id);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
parse_kind (const char *path, GemAddressKind *kind, const char **rest, GError **error)
{
  gsize length = strcspn (path, "/");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strlen (kinds[i].name) != length || strncmp (kinds[i].name, path, length) != 0)
        continue;
      *kind = (GemAddressKind) i;
      *rest = path[length] == '/' ? path + length + 1 : NULL;
      return TRUE;
    }

  g_set_error (error, GEM_ADDRESS_ERROR, GEM_ADDRESS_ERROR_KIND,
               _ ("“%s” is not a kind of place in this program"), path);
  return FALSE;
}

static gboolean
parse_query (GemAddress *self, const char *query, GError **error)
{
  GUriParamsIter iter;
  char *key, *value;
  g_autoptr (GError) local_error = NULL;

  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_WWW_FORM);
  while (g_uri_params_iter_next (&iter, &key, &value, &local_error))
    {
      g_autofree char *owned_key = key;
      g_autofree char *owned_value = value;

      if (!is_name (key))
        {
          g_set_error (error, GEM_ADDRESS_ERROR, GEM_ADDRESS_ERROR_QUERY,
                       _ ("“%s” can't be asked for in an address"), key);
          return FALSE;
        }
      address_set_param (self, key, value);
    }

  if (local_error != NULL)
    {
      g_set_error (error, GEM_ADDRESS_ERROR, GEM_ADDRESS_ERROR_QUERY,
                   _ ("The part after “?” can't be read: %s"), query);
      return FALSE;
    }
  return TRUE;
}

static gboolean
unescape (const char *part, char **out, GError **error)
{
  if (part == NULL)
    return TRUE;

  *out = g_uri_unescape_string (part, NULL);
  if (*out != NULL && g_utf8_validate (*out, -1, NULL))
    return TRUE;

  g_clear_pointer (out, g_free);
  g_set_error (error, GEM_ADDRESS_ERROR, GEM_ADDRESS_ERROR_ENCODING,
               _ ("The address has a character that can't be read: %s"), part);
  return FALSE;
}

/**
 * gem_address_parse:
 * @text: what may be an address
 * @error: return location for a #GemAddressError
 *
 * Reads an address such as `gem:section/common-ground#p3`. Only the form is judged, not whether what
 * it names is there. What comes out prints as an equal address, whatever came in.
 *
 * Returns: (transfer full): the address, or %NULL with @error set
 */
GemAddress *
gem_address_parse (const char *text, GError **error)
{
  g_autofree char *body = NULL;
  g_autofree char *id = NULL;
  g_autofree char *fragment = NULL;
  g_autoptr (GemAddress) self = NULL;
  GemAddressKind kind;
  const char *rest;
  char *query, *mark;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_ascii_strncasecmp (text, "gem:", 4) != 0)
    {
      g_set_error_literal (error, GEM_ADDRESS_ERROR, GEM_ADDRESS_ERROR_SCHEME,
                           _ ("An address of this program starts with “gem:”"));
      return NULL;
    }
  if (strlen (text) > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, GEM_ADDRESS_ERROR, GEM_ADDRESS_ERROR_ENCODING,
                           _ ("The address is too long, or not written in UTF-8"));
      return NULL;
    }

  /* A gem: URI has no authority, so the three parts are all there is to split. */
  body = g_strdup (text + 4);
  mark = strchr (body, '#');
  if (mark != NULL)
    *mark++ = '\0';
  query = strchr (body, '?');
  if (query != NULL)
    *query++ = '\0';

  if (!parse_kind (body, &kind, &rest, error) || !unescape (rest, &id, error) ||
      !unescape (mark, &fragment, error))
    return NULL;
  if (!id_is_valid (kinds[kind].form, id))
    {
      g_set_error (error, GEM_ADDRESS_ERROR, GEM_ADDRESS_ERROR_ID,
                   _ ("“%s” can't be the name of a “%s”"), id != NULL ? id : "", kinds[kind].name);
      return NULL;
    }

  self = address_alloc (kind, id);
  if (fragment != NULL && *fragment != '\0')
    self->fragment = g_steal_pointer (&fragment);
  if (query != NULL && !parse_query (self, query, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * gem_address_new:
 * @kind: what it names
 * @id: (nullable): the id, unescaped, of the form that @kind asks for
 *
 * Returns: (transfer full): an address
 */
GemAddress *
gem_address_new (GemAddressKind kind, const char *id)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);
  g_return_val_if_fail (id_is_valid (kinds[kind].form, id), NULL);

  return address_alloc (kind, id);
}

/**
 * gem_address_with_fragment:
 * @self: an address
 * @fragment: (nullable): the anchor of a paragraph, or %NULL for none
 *
 * Returns: (transfer full): a copy of @self that names @fragment
 */
GemAddress *
gem_address_with_fragment (const GemAddress *self, const char *fragment)
{
  GemAddress *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = address_copy (self);
  g_free (copy->fragment);
  copy->fragment = fragment != NULL && *fragment != '\0' ? g_strdup (fragment) : NULL;
  return copy;
}

/**
 * gem_address_with_param:
 * @self: an address
 * @key: a key, lower-case letters, digits and hyphens
 * @value: (nullable): its value, or %NULL to take the key out
 *
 * Returns: (transfer full): a copy of @self with @key set
 */
GemAddress *
gem_address_with_param (const GemAddress *self, const char *key, const char *value)
{
  GemAddress *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL && is_name (key), NULL);

  copy = address_copy (self);
  address_set_param (copy, key, value);
  return copy;
}

/**
 * gem_address_ref:
 * @self: an address
 *
 * Returns: (transfer full): @self
 */
GemAddress *
gem_address_ref (const GemAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire ((GemAddress *) self);
}

/**
 * gem_address_unref:
 * @self: (transfer full): an address
 */
void
gem_address_unref (GemAddress *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, address_clear);
}

/**
 * gem_address_to_string:
 * @self: an address
 *
 * Returns: (transfer full): @self as text that gem_address_parse() reads back as equal
 */
char *
gem_address_to_string (const GemAddress *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new ("gem:");
  g_string_append (text, kinds[self->kind].name);
  if (self->id != NULL)
    {
      g_string_append_c (text, '/');
      g_string_append_uri_escaped (text, self->id, ":/@,;", FALSE);
    }
  for (guint i = 0; i < self->params->len; i++)
    {
      const Param *param = &g_array_index (self->params, Param, i);

      g_string_append_c (text, i == 0 ? '?' : '&');
      g_string_append (text, param->key);
      g_string_append_c (text, '=');
      g_string_append_uri_escaped (text, param->value, ",:/", FALSE);
    }
  if (self->fragment != NULL)
    {
      g_string_append_c (text, '#');
      g_string_append_uri_escaped (text, self->fragment, NULL, FALSE);
    }
  return g_string_free (text, FALSE);
}

/**
 * gem_address_equal:
 * @a: an address
 * @b: an address
 *
 * Two addresses are equal when they print the same.
 *
 * Returns: whether they are equal
 */
gboolean
gem_address_equal (const GemAddress *a, const GemAddress *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (a->kind != b->kind)
    return FALSE;
  text_a = gem_address_to_string (a);
  text_b = gem_address_to_string (b);
  return g_str_equal (text_a, text_b);
}

/**
 * gem_address_hash:
 * @self: an address
 *
 * Returns: a hash that goes with gem_address_equal()
 */
guint
gem_address_hash (const GemAddress *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, 0);

  text = gem_address_to_string (self);
  return g_str_hash (text);
}

/**
 * gem_address_get_kind:
 * @self: an address
 *
 * Returns: what it names
 */
GemAddressKind
gem_address_get_kind (const GemAddress *self)
{
  g_return_val_if_fail (self != NULL, GEM_ADDRESS_SECTION);

  return self->kind;
}

/**
 * gem_address_get_id:
 * @self: an address
 *
 * Returns: (nullable): the id, unescaped
 */
const char *
gem_address_get_id (const GemAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * gem_address_get_year:
 * @self: an address
 *
 * Returns: the year of an agenda, or 0 where @self names none
 */
int
gem_address_get_year (const GemAddress *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->kind != GEM_ADDRESS_AGENDA || self->id == NULL)
    return 0;
  return (int) g_ascii_strtoll (self->id, NULL, 10);
}

/**
 * gem_address_get_fragment:
 * @self: an address
 *
 * Returns: (nullable): the anchor of a paragraph
 */
const char *
gem_address_get_fragment (const GemAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fragment;
}

/**
 * gem_address_get_param:
 * @self: an address
 * @key: a key
 *
 * Returns: (nullable): the value of @key, unescaped
 */
const char *
gem_address_get_param (const GemAddress *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  for (guint i = 0; i < self->params->len; i++)
    {
      const Param *param = &g_array_index (self->params, Param, i);

      if (g_str_equal (param->key, key))
        return param->value;
    }
  return NULL;
}
