/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the hall must not see: the screen saver, sleep, and other people's messages. */

#include "gem-presentation-private.h"

#include <glib/gi18n.h>

#define NOTICES "org.freedesktop.Notifications"
#define NOTICES_PATH "/org/freedesktop/Notifications"

/* Not every desktop knows this; those that don't hold messages back themselves while a window has the
 * whole screen. */
static void
held_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemPresentation) self = data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);

  if (reply != NULL)
    g_variant_get (reply, "(u)", &self->held_notices);
}

void
gem_presentation_hold_off (GemPresentation *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  const char *id = g_application_get_application_id (G_APPLICATION (self->application));
  const char *reason = _ ("A presentation is running");

  self->cookie =
      gtk_application_inhibit (self->application,
                               self->halls->len > 0 ? self->halls->pdata[0] : NULL,
                               GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                               reason);
  if (bus == NULL || id == NULL)
    return;
  g_dbus_connection_call (bus, NOTICES, NOTICES_PATH, NOTICES, "Inhibit",
                          g_variant_new ("(ss@a{sv})", id, reason,
                                         g_variant_new_parsed ("@a{sv} {}")),
                          G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          self->cancellable, held_cb, g_object_ref (self));
}

void
gem_presentation_let_go (GemPresentation *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));

  g_cancellable_cancel (self->cancellable);
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
  if (self->held_notices != 0 && bus != NULL)
    g_dbus_connection_call (bus, NOTICES, NOTICES_PATH, NOTICES, "UnInhibit",
                            g_variant_new ("(u)", self->held_notices), NULL,
                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  self->held_notices = 0;
}
