/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "compare/gem-own-themes.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORM "gemeenten2024-themes"
#define VERSION 1
#define MAX_BYTES (1024 * 1024)
#define MAX_DEPTH 8

struct _GemOwnThemes
{
  GPtrArray *themes;      /* GemOwnTheme */
  GPtrArray *assignments; /* GemOwnAssignment */
};

G_DEFINE_QUARK (gem - own - themes - error - quark, gem_own_themes_error)
G_DEFINE_BOXED_TYPE (GemOwnThemes, gem_own_themes, gem_own_themes_ref, gem_own_themes_unref)

static void
theme_free (gpointer data)
{
  GemOwnTheme *theme = data;

  g_free (theme->id);
  g_free (theme->name);
  g_free (theme);
}

static void
assignment_free (gpointer data)
{
  GemOwnAssignment *assignment = data;

  g_free (assignment->iso);
  g_free (assignment->wording);
  g_strfreev (assignment->themes);
  g_free (assignment);
}

static void
add_theme (GemOwnThemes *self, const char *id, const char *name)
{
  GemOwnTheme *theme = g_new0 (GemOwnTheme, 1);

  theme->id = g_strdup (id);
  theme->name = g_strdup (name);
  g_ptr_array_add (self->themes, theme);
}

static void
add_assignment (GemOwnThemes *self, const char *iso, const char *wording, const char *const *themes)
{
  GemOwnAssignment *assignment = g_new0 (GemOwnAssignment, 1);

  assignment->iso = g_strdup (iso);
  assignment->wording = g_strdup (wording);
  assignment->themes = g_strdupv ((char **) themes);
  g_ptr_array_add (self->assignments, assignment);
}

static GemOwnThemes *
copy (const GemOwnThemes *other)
{
  GemOwnThemes *self = gem_own_themes_new ();

  for (guint i = 0; i < other->themes->len; i++)
    {
      const GemOwnTheme *theme = g_ptr_array_index (other->themes, i);

      add_theme (self, theme->id, theme->name);
    }
  for (guint i = 0; i < other->assignments->len; i++)
    {
      const GemOwnAssignment *from = g_ptr_array_index (other->assignments, i);

      add_assignment (self, from->iso, from->wording, (const char *const *) from->themes);
    }
  return self;
}

/**
 * gem_own_themes_new:
 *
 * Returns: (transfer full): nothing of one's own yet
 */
GemOwnThemes *
gem_own_themes_new (void)
{
  GemOwnThemes *self = g_atomic_rc_box_new0 (GemOwnThemes);

  self->themes = g_ptr_array_new_with_free_func (theme_free);
  self->assignments = g_ptr_array_new_with_free_func (assignment_free);
  return self;
}

/**
 * gem_own_themes_ref:
 * @self: own themes
 *
 * Returns: (transfer full): @self
 */
GemOwnThemes *
gem_own_themes_ref (GemOwnThemes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GemOwnThemes *self = data;

  g_ptr_array_unref (self->themes);
  g_ptr_array_unref (self->assignments);
}

/**
 * gem_own_themes_unref:
 * @self: (transfer full): own themes
 */
void
gem_own_themes_unref (GemOwnThemes *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * gem_own_themes_is_empty:
 * @self: own themes
 *
 * Returns: whether the publication's own themes are all there is
 */
gboolean
gem_own_themes_is_empty (const GemOwnThemes *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->themes->len == 0 && self->assignments->len == 0;
}

/**
 * gem_own_themes_equal:
 * @a: own themes
 * @b: own themes
 *
 * Returns: whether they say the same
 */
gboolean
gem_own_themes_equal (const GemOwnThemes *a, const GemOwnThemes *b)
{
  g_autofree char *json_a = gem_own_themes_to_json (a);
  g_autofree char *json_b = gem_own_themes_to_json (b);

  return g_str_equal (json_a, json_b);
}

/**
 * gem_own_themes_get_themes:
 * @self: own themes
 *
 * Returns: (transfer none) (element-type GemOwnTheme): the themes that the person made
 */
GPtrArray *
gem_own_themes_get_themes (const GemOwnThemes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->themes;
}

/**
 * gem_own_themes_get_assignments:
 * @self: own themes
 *
 * Returns: (transfer none) (element-type GemOwnAssignment): the subjects that the person put elsewhere
 */
GPtrArray *
gem_own_themes_get_assignments (const GemOwnThemes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->assignments;
}

/**
 * gem_own_themes_find:
 * @self: own themes
 * @iso: a province
 * @wording: one of its subjects
 *
 * Returns: (transfer none) (nullable): where the person put that subject, or %NULL where the edition's
 *   themes hold
 */
const GemOwnAssignment *
gem_own_themes_find (const GemOwnThemes *self, const char *iso, const char *wording)
{
  g_return_val_if_fail (self != NULL && iso != NULL && wording != NULL, NULL);

  for (guint i = 0; i < self->assignments->len; i++)
    {
      const GemOwnAssignment *assignment = g_ptr_array_index (self->assignments, i);

      if (g_str_equal (assignment->iso, iso) && g_str_equal (assignment->wording, wording))
        return assignment;
    }
  return NULL;
}

/* "Eigen zorg" becomes "eigen-eigen-zorg": lower-case ASCII letters, digits and hyphens. */
static char *
make_id (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  g_autoptr (GString) id = g_string_new ("eigen");
  gboolean gap = TRUE;

  for (const char *p = lower; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        {
          gap = TRUE;
          continue;
        }
      if (gap)
        g_string_append_c (id, '-');
      gap = FALSE;
      g_string_append_c (id, *p);
    }
  return g_string_free (g_steal_pointer (&id), FALSE);
}

static gboolean
check_name (const GemOwnThemes *self, const char *name, const char *id, GError **error)
{
  if (*name == '\0' || g_utf8_strlen (name, -1) > GEM_OWN_NAME_MAX)
    {
      g_set_error (error, GEM_OWN_THEMES_ERROR, GEM_OWN_THEMES_ERROR_NAME,
                   _ ("A theme needs a name of 1 to %d characters."), GEM_OWN_NAME_MAX);
      return FALSE;
    }
  for (guint i = 0; i < self->themes->len; i++)
    {
      const GemOwnTheme *theme = g_ptr_array_index (self->themes, i);

      if (!g_str_equal (theme->id, id))
        continue;
      g_set_error (error, GEM_OWN_THEMES_ERROR, GEM_OWN_THEMES_ERROR_NAME,
                   _ ("You already have a theme “%s”. Choose another name."), theme->name);
      return FALSE;
    }
  if (self->themes->len >= GEM_OWN_THEMES_MAX)
    {
      g_set_error (error, GEM_OWN_THEMES_ERROR, GEM_OWN_THEMES_ERROR_FULL,
                   _ ("You have %d themes of your own; there can't be more."), GEM_OWN_THEMES_MAX);
      return FALSE;
    }
  return TRUE;
}

/**
 * gem_own_themes_add_theme:
 * @self: own themes
 * @name: what it is called
 * @error: return location for a #GemOwnThemesError
 *
 * Returns: (transfer full): @self with one theme more, which is the last; or %NULL with @error set
 */
GemOwnThemes *
gem_own_themes_add_theme (const GemOwnThemes *self, const char *name, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *id = NULL;
  GemOwnThemes *changed;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  stripped = g_strstrip (g_strdup (name));
  id = make_id (stripped);
  if (!check_name (self, stripped, id, error))
    return NULL;
  changed = copy (self);
  add_theme (changed, id, stripped);
  return changed;
}

static gboolean
strv_remove (GStrv list, const char *entry)
{
  gboolean found = FALSE;

  for (guint i = 0, to = 0; list[i] != NULL; i++)
    {
      if (g_str_equal (list[i], entry))
        {
          found = TRUE;
          g_free (list[i]);
        }
      else
        list[to++] = list[i];
      if (list[i + 1] == NULL)
        list[to] = NULL;
    }
  return found;
}

/**
 * gem_own_themes_remove_theme:
 * @self: own themes
 * @id: of an own theme
 *
 * Returns: (transfer full): @self without that theme, also under subjects
 */
GemOwnThemes *
gem_own_themes_remove_theme (const GemOwnThemes *self, const char *id)
{
  GemOwnThemes *changed;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  changed = copy (self);
  for (guint i = changed->themes->len; i > 0; i--)
    if (g_str_equal (((GemOwnTheme *) g_ptr_array_index (changed->themes, i - 1))->id, id))
      g_ptr_array_remove_index (changed->themes, i - 1);
  for (guint i = changed->assignments->len; i > 0; i--)
    {
      GemOwnAssignment *assignment = g_ptr_array_index (changed->assignments, i - 1);

      /* What was under this theme alone goes back to where the edition has it. */
      if (strv_remove (assignment->themes, id) && assignment->themes[0] == NULL)
        g_ptr_array_remove_index (changed->assignments, i - 1);
    }
  return changed;
}

/**
 * gem_own_themes_assign:
 * @self: own themes
 * @iso: a province
 * @wording: one of its subjects
 * @themes: (nullable) (array zero-terminated=1): ids of themes, or %NULL to go back to the edition's
 *
 * Returns: (transfer full): @self with that subject under @themes
 */
GemOwnThemes *
gem_own_themes_assign (const GemOwnThemes *self,
                       const char *iso,
                       const char *wording,
                       const char *const *themes)
{
  GemOwnThemes *changed;

  g_return_val_if_fail (self != NULL && iso != NULL && wording != NULL, NULL);

  changed = copy (self);
  for (guint i = changed->assignments->len; i > 0; i--)
    {
      const GemOwnAssignment *old = g_ptr_array_index (changed->assignments, i - 1);

      if (g_str_equal (old->iso, iso) && g_str_equal (old->wording, wording))
        g_ptr_array_remove_index (changed->assignments, i - 1);
    }
  if (themes != NULL)
    add_assignment (changed, iso, wording, themes);
  return changed;
}

/* --- as a document --- */

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * gem_own_themes_to_json:
 * @self: own themes
 *
 * Returns: (transfer full): a JSON document that gem_own_themes_from_json() reads
 */
char *
gem_own_themes_to_json (const GemOwnThemes *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_member (builder, "form", FORM);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "themes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->themes->len; i++)
    {
      const GemOwnTheme *theme = g_ptr_array_index (self->themes, i);

      json_builder_begin_object (builder);
      add_member (builder, "id", theme->id);
      add_member (builder, "name", theme->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "assignments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->assignments->len; i++)
    {
      const GemOwnAssignment *assignment = g_ptr_array_index (self->assignments, i);

      json_builder_begin_object (builder);
      add_member (builder, "province", assignment->iso);
      add_member (builder, "wording", assignment->wording);
      json_builder_set_member_name (builder, "themes");
      json_builder_begin_array (builder);
      for (guint j = 0; assignment->themes[j] != NULL; j++)
        json_builder_add_string_value (builder, assignment->themes[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean
fault (GError **error, const char *place, const char *what)
{
  g_set_error (error, GEM_OWN_THEMES_ERROR, GEM_OWN_THEMES_ERROR_FORM,
               _ ("This is not a list of themes of this program: at “%s”, %s."), place, what);
  return FALSE;
}

/* json-glib follows brackets by calling itself, however many there are. */
static gboolean
check_depth (const char *json, gsize length, GError **error)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if ((json[i] == '[' || json[i] == '{') && ++depth > MAX_DEPTH)
        return fault (error, "/", _ ("it is too deep"));
      else if ((json[i] == ']' || json[i] == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

static const char *
get_text (JsonObject *object, const char *name, gsize max)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return NULL;
  return *text != '\0' && strlen (text) <= max ? text : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  fault (error, name, _ ("a list is missing"));
  return NULL;
}

static gboolean
read_theme (GemOwnThemes *self, JsonNode *node, const char *place, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object != NULL ? get_text (object, "id", 200) : NULL;
  const char *name = object != NULL ? get_text (object, "name", 400) : NULL;

  if (id == NULL || !g_str_has_prefix (id, "eigen-") ||
      strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (id))
    return fault (error, place, _ ("the id is missing or wrong"));
  if (name == NULL)
    return fault (error, place, _ ("the name is missing or wrong"));
  if (!check_name (self, name, id, error))
    return FALSE;
  add_theme (self, id, name);
  return TRUE;
}

static gboolean
read_assignment (GemOwnThemes *self, JsonNode *node, const char *place, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *iso = object != NULL ? get_text (object, "province", 5) : NULL;
  const char *wording = object != NULL ? get_text (object, "wording", 1000) : NULL;
  g_autoptr (GPtrArray) themes = g_ptr_array_new ();
  JsonArray *list;

  if (iso == NULL || strlen (iso) != 5 || !g_str_has_prefix (iso, "NL-"))
    return fault (error, place, _ ("the province is missing or wrong"));
  if (wording == NULL)
    return fault (error, place, _ ("the wording is missing or wrong"));
  list = get_array (object, "themes", error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *theme = json_array_get_element (list, i);
      const char *id =
          json_node_get_value_type (theme) == G_TYPE_STRING ? json_node_get_string (theme) : NULL;

      if (id == NULL || *id == '\0' ||
          strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (id))
        return fault (error, place, _ ("a theme is not the id of a theme"));
      g_ptr_array_add (themes, (gpointer) id);
    }
  g_ptr_array_add (themes, NULL);
  if (gem_own_themes_find (self, iso, wording) != NULL)
    return fault (error, place, _ ("this subject comes twice"));
  add_assignment (self, iso, wording, (const char *const *) themes->pdata);
  return TRUE;
}

static gboolean
read_list (GemOwnThemes *self,
           JsonObject *object,
           const char *name,
           gboolean (*read) (GemOwnThemes *, JsonNode *, const char *, GError **),
           GError **error)
{
  JsonArray *list = get_array (object, name, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", name, i);

      if (!read (self, json_array_get_element (list, i), place, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * gem_own_themes_from_json:
 * @json: a document
 * @length: its length in bytes, or -1
 * @error: return location for a #GemOwnThemesError
 *
 * Reads what gem_own_themes_to_json() wrote. The document may come from anybody.
 *
 * Returns: (transfer full): own themes, or %NULL with @error set
 */
GemOwnThemes *
gem_own_themes_from_json (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GemOwnThemes) self = gem_own_themes_new ();
  g_autoptr (GError) local_error = NULL;
  gsize bytes;
  JsonNode *root;
  JsonNode *version;
  JsonObject *object;

  g_return_val_if_fail (json != NULL, NULL);

  bytes = length < 0 ? strlen (json) : (gsize) length;
  if (bytes > MAX_BYTES || !g_utf8_validate (json, (gssize) bytes, NULL))
    {
      fault (error, "/", _ ("it is too large or not written in UTF-8"));
      return NULL;
    }
  if (!check_depth (json, bytes, error))
    return NULL;
  if (!json_parser_load_from_data (parser, json, (gssize) bytes, &local_error))
    {
      fault (error, "/", local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || g_strcmp0 (get_text (object, "form", 100), FORM) != 0)
    {
      fault (error, "form", _ ("it is something else"));
      return NULL;
    }
  version = json_object_get_member (object, "version");
  if (version == NULL || json_node_get_value_type (version) != G_TYPE_INT64 ||
      json_node_get_int (version) != VERSION)
    {
      fault (error, "version", _ ("it was written by a newer version of the program"));
      return NULL;
    }
  if (!read_list (self, object, "themes", read_theme, error) ||
      !read_list (self, object, "assignments", read_assignment, error))
    return NULL;
  return g_steal_pointer (&self);
}
