/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-ctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

/**
 * gem_ctl_fail:
 * @status: the exit status
 * @format: one sentence, translated
 * @...: its parameters
 *
 * Says on standard error what went wrong.
 *
 * Returns: @status
 */
GemCtlStatus
gem_ctl_fail (GemCtlStatus status, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "gemeenten2024ctl: %s\n", message);
  return status;
}

/**
 * gem_ctl_parse:
 * @entries: (nullable): the options of a command
 * @usage: what its words are
 * @argc: (inout): how many words
 * @argv: (inout): the words, the command's name first; options are taken out
 *
 * Reads the options of a command and says what is wrong with them.
 *
 * Returns: whether the command can go on; if not, its status is %GEM_CTL_USAGE
 */
gboolean
gem_ctl_parse (GOptionEntry *entries, const char *usage, int *argc, char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  gem_ctl_fail (GEM_CTL_USAGE, "%s", error->message);
  return FALSE;
}

/**
 * gem_ctl_open:
 * @ctl: the global options
 *
 * Returns: (transfer full) (nullable): the edition and the store; %NULL where that failed and was
 * said
 */
GemContext *
gem_ctl_open (GemCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  GemContext *context = gem_context_open (ctl->data_dir, &error);

  if (context == NULL)
    gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  else if (gem_store_get_trouble (gem_context_get_store (context)) != NULL)
    gem_ctl_fail (GEM_CTL_DONE, "%s", gem_store_get_trouble (gem_context_get_store (context)));
  return context;
}

/**
 * gem_ctl_open_store:
 * @ctl: the global options
 *
 * For commands that need no edition.
 *
 * Returns: (transfer full): the store; what is wrong with it was said
 */
GemStore *
gem_ctl_open_store (GemCtl *ctl)
{
  g_autofree char *directory = gem_context_get_data_dir (ctl->data_dir);
  g_autofree char *path = g_build_filename (directory, "library.db", NULL);
  GemStore *store = gem_store_open (path);

  if (gem_store_get_trouble (store) != NULL)
    gem_ctl_fail (GEM_CTL_DONE, "%s", gem_store_get_trouble (store));
  return store;
}

/**
 * gem_ctl_add_string:
 * @builder: a builder in an object
 * @key: the key
 * @value: (nullable): the value; %NULL is null
 */
void
gem_ctl_add_string (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * gem_ctl_add_int:
 * @builder: a builder in an object
 * @key: the key
 * @value: the value
 */
void
gem_ctl_add_int (JsonBuilder *builder, const char *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

/**
 * gem_ctl_add_strings:
 * @builder: a builder in an object
 * @key: the key
 * @values: (nullable) (array zero-terminated=1): the values; %NULL is an empty list
 */
void
gem_ctl_add_strings (JsonBuilder *builder, const char *key, const char *const *values)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * gem_ctl_print_json:
 * @builder: a builder whose document is complete
 *
 * Prints the document on standard output.
 */
void
gem_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  fprintf (stdout, "%s\n", text);
}
