/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("GEM_LOCALEDIR");
  g_autoptr (GemApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : GEM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = gem_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
