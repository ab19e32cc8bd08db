/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Tells the person, while they are elsewhere, that what they follow has changed. */

#include "gem-window-private.h"
#include "gem-words.h"

#include <glib/gi18n.h>

#define NOTIFICATION_ID "followed"
#define ALL_ADDRESS "gem:agenda?changed=1&followed=1"
#define TITLE_LENGTH 120

/* Whether the person sees for themselves. */
static gboolean
is_looking (GemWindow *self)
{
  return gtk_window_is_active (GTK_WINDOW (self)) && self->context != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "agenda") == 0;
}

static const GemItem *
get_item (const GemItemChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

/* The first line: the title of a notification is plain text everywhere, so a feed may fill it. */
static char *
dup_title (const GemItem *item)
{
  g_auto (GStrv) lines = g_strsplit (gem_words_item_title (item), "\n", 2);

  if (g_utf8_strlen (lines[0], -1) > TITLE_LENGTH)
    {
      g_autofree char *start = g_utf8_substring (lines[0], 0, TITLE_LENGTH);

      return g_strconcat (start, "…", NULL);
    }
  return g_strdup (lines[0]);
}

/* Some desktops read markup in this part, so that nothing of the feed's own words is in it. */
static char *
dup_body (const GemItemChange *change)
{
  if (change->kind == GEM_ITEM_ADDED)
    return g_strdup (_ ("It is in the agenda now."));
  if (change->kind == GEM_ITEM_REMOVED)
    return g_strdup (_ ("It is no longer in the agenda."));
  if (change->after->status != NULL &&
      g_strcmp0 (change->before->status, change->after->status) != 0 &&
      g_strv_contains (gem_item_statuses (), change->after->status))
    /* Translators: %s is a status such as "planned" */
    return g_strdup_printf (_ ("Its status is now: %s."),
                            gem_item_status_label (change->after->status));
  return g_strdup (_ ("What the agenda says of it has changed."));
}

static GNotification *
make_notification (GPtrArray *changes)
{
  const GemItemChange *change = g_ptr_array_index (changes, 0);
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *target = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  GNotification *notification;

  if (changes->len == 1)
    {
      address = gem_address_new (GEM_ADDRESS_ITEM, get_item (change)->id);
      target = gem_address_to_string (address);
      title = dup_title (get_item (change));
      body = dup_body (change);
    }
  else
    {
      target = g_strdup (ALL_ADDRESS);
      title = g_strdup_printf (ngettext ("%u item that you follow has changed",
                                         "%u items that you follow have changed",
                                         (gulong) changes->len),
                               changes->len);
      body = g_strdup (_ ("Open the agenda to see what is new."));
    }
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-address", "s", target);
  return notification;
}

/* Takes what is in @changes. What was told earlier and not looked at yet is told with it; of each item only
 * the last. */
static void
remember (GemWindow *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const GemItem *item = get_item (g_ptr_array_index (changes, i));

      for (guint j = self->untold->len; j > 0; j--)
        {
          const GemItem *other = get_item (g_ptr_array_index (self->untold, j - 1));

          if (g_str_equal (item->id, other->id) && g_strcmp0 (item->feed, other->feed) == 0)
            g_ptr_array_remove_index (self->untold, j - 1);
        }
    }
  while (changes->len > 0)
    g_ptr_array_add (self->untold, g_ptr_array_steal_index (changes, 0));
}

/**
 * gem_window_notify_followed:
 * @self: a window
 * @changes: (element-type GemItemChange): what a sync brought of what the person follows; may be emptied
 *
 * Tells so, unless the person doesn't want that, or is looking at the agenda.
 */
void
gem_window_notify_followed (GemWindow *self, GPtrArray *changes)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GNotification) notification = NULL;

  if (application == NULL || !g_settings_get_boolean (self->settings, "notify-changes") ||
      is_looking (self))
    return;
  remember (self, changes);
  notification = make_notification (self->untold);
  g_application_send_notification (G_APPLICATION (application), NOTIFICATION_ID, notification);
}

/**
 * gem_window_withdraw_notification:
 * @self: a window
 *
 * Takes back what was told, if the person is looking at it now.
 */
void
gem_window_withdraw_notification (GemWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  /* Also asked while the window goes. */
  if (self->untold == NULL || self->untold->len == 0 || application == NULL || !is_looking (self))
    return;
  g_ptr_array_set_size (self->untold, 0);
  g_application_withdraw_notification (G_APPLICATION (application), NOTIFICATION_ID);
}
