/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* toc, sessions, themes: what the edition has, in lists. */

#include "gem-ctl.h"

#include <glib/gi18n.h>

static GemContext *
begin (GemCtl *ctl, const char *usage, int argc, char **argv, GemCtlStatus *status)
{
  GemContext *context;

  *status = GEM_CTL_USAGE;
  if (!gem_ctl_parse (NULL, usage, &argc, &argv))
    return NULL;
  if (argc > 1)
    {
      gem_ctl_fail (GEM_CTL_USAGE, _ ("“%s” takes no further words."), argv[0]);
      return NULL;
    }
  context = gem_ctl_open (ctl);
  *status = context != NULL ? GEM_CTL_DONE : GEM_CTL_FAILED;
  return context;
}

static char *
section_address (const GemSection *section)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_SECTION, section->id);

  return gem_address_to_string (address);
}

/**
 * gem_ctl_toc:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_toc (GemCtl *ctl, int argc, char **argv)
{
  GemCtlStatus status;
  g_autoptr (GemContext) context = begin (ctl, "toc", argc, argv, &status);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *sections;

  if (context == NULL)
    return status;
  sections = gem_edition_get_sections (gem_context_get_edition (context));
  json_builder_begin_array (builder);
  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);
      g_autofree char *address = section_address (section);

      if (!ctl->json)
        g_print ("%*s%s%s%s  [%s]\n", 2 * (section->level - 1), "",
                 section->number != NULL ? section->number : "", section->number != NULL ? " " : "",
                 section->title, address);
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "id", section->id);
      gem_ctl_add_string (builder, "number", section->number);
      gem_ctl_add_string (builder, "title", section->title);
      gem_ctl_add_string (builder, "printed", section->printed);
      gem_ctl_add_string (builder, "kind", section->kind);
      gem_ctl_add_string (builder, "parent", section->parent);
      gem_ctl_add_string (builder, "address", address);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

/* The themes of a session's subjects, each once, in the subjects' order. */
static GStrv
session_themes (const GemSession *session)
{
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);

      for (guint j = 0; subject->themes[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (themes, subject->themes[j], g_str_equal, NULL))
          g_ptr_array_add (themes, g_strdup (subject->themes[j]));
    }
  g_ptr_array_add (themes, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&themes), FALSE);
}

static GStrv
session_wordings (const GemSession *session)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < session->subjects->len; i++)
    g_strv_builder_add (builder,
                        ((GemSubject *) g_ptr_array_index (session->subjects, i))->wording);
  return g_strv_builder_end (builder);
}

/**
 * gem_ctl_sessions:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_sessions (GemCtl *ctl, int argc, char **argv)
{
  GemCtlStatus status;
  g_autoptr (GemContext) context = begin (ctl, "sessions", argc, argv, &status);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *sessions;

  if (context == NULL)
    return status;
  sessions = gem_edition_get_sessions (gem_context_get_sessions (context));
  json_builder_begin_array (builder);
  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);
      g_auto (GStrv) wordings = session_wordings (session);
      g_auto (GStrv) themes = session_themes (session);
      g_autofree char *address = g_strdup_printf ("gem:province/%s", session->iso);

      if (!ctl->json)
        {
          g_autofree char *joined = g_strjoinv (", ", wordings);

          g_print ("%s  %s  %s  “%s”\n    %s\n", session->iso, session->date, session->province,
                   session->motto, joined);
        }
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "iso", session->iso);
      gem_ctl_add_string (builder, "province", session->province);
      gem_ctl_add_string (builder, "motto", session->motto);
      gem_ctl_add_string (builder, "date", session->date);
      gem_ctl_add_strings (builder, "subjects", (const char *const *) wordings);
      gem_ctl_add_strings (builder, "themes", (const char *const *) themes);
      gem_ctl_add_string (builder, "address", address);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

/* One province that brought a theme in: prints it, or adds it to the list. */
static void
add_theme_province (GemCtl *ctl,
                    JsonBuilder *builder,
                    const GemSession *session,
                    const GemTheme *theme)
{
  g_autoptr (GStrvBuilder) wording_builder = g_strv_builder_new ();
  g_auto (GStrv) wordings = NULL;
  gboolean doubtful = FALSE;

  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);

      if (!g_strv_contains ((const char *const *) subject->themes, theme->id))
        continue;
      g_strv_builder_add (wording_builder, subject->wording);
      doubtful |= subject->doubtful;
    }
  wordings = g_strv_builder_end (wording_builder);
  if (wordings[0] == NULL)
    return;
  if (!ctl->json)
    {
      g_autofree char *joined = g_strjoinv (", ", wordings);

      g_print ("    %s  %s%s\n", session->province, joined, doubtful ? _ (" (doubtful)") : "");
    }
  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "iso", session->iso);
  gem_ctl_add_strings (builder, "wording", (const char *const *) wordings);
  json_builder_set_member_name (builder, "doubtful");
  json_builder_add_boolean_value (builder, doubtful);
  json_builder_end_object (builder);
}

/**
 * gem_ctl_themes:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_themes (GemCtl *ctl, int argc, char **argv)
{
  GemCtlStatus status;
  g_autoptr (GemContext) context = begin (ctl, "themes", argc, argv, &status);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *themes, *sessions;

  if (context == NULL)
    return status;
  themes = gem_edition_get_themes (gem_context_get_sessions (context));
  sessions = gem_edition_get_sessions (gem_context_get_sessions (context));
  json_builder_begin_array (builder);
  for (guint i = 0; i < themes->len; i++)
    {
      const GemTheme *theme = g_ptr_array_index (themes, i);

      if (!ctl->json)
        g_print ("%s  [%s]\n", theme->name, theme->id);
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "id", theme->id);
      gem_ctl_add_string (builder, "name", theme->name);
      json_builder_set_member_name (builder, "provinces");
      json_builder_begin_array (builder);
      for (guint j = 0; j < sessions->len; j++)
        add_theme_province (ctl, builder, g_ptr_array_index (sessions, j), theme);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}
