/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How the sync is going, in words. */

#include "gem-sync-private.h"

#include "gem-words.h"

#include <glib/gi18n.h>

static gint64
latest_sync (GemSync *self)
{
  gint64 latest = 0;

  for (guint i = 0; i < self->feeds->len; i++)
    latest = MAX (latest, ((GemFeedState *) g_ptr_array_index (self->feeds, i))->synced_at);
  return latest;
}

/* How long ago; NULL for never. */
static char *
dup_moment (gint64 unix_seconds)
{
  return unix_seconds > 0 ? gem_words_ago (unix_seconds, g_get_real_time () / G_USEC_PER_SEC)
                          : NULL;
}

static char *
idle_summary (GemSync *self)
{
  g_autofree char *ago = dup_moment (latest_sync (self));

  /* Translators: %s is such as "3 minutes ago" */
  return ago != NULL ? g_strdup_printf (_ ("Synced %s"), ago) : g_strdup (_ ("Not synced yet"));
}

/**
 * gem_sync_dup_worked:
 * @state: a feed
 *
 * Returns: (transfer full): when it last worked, and what there is of it
 */
char *
gem_sync_dup_worked (const GemFeedState *state)
{
  g_autofree char *ago = NULL;

  g_return_val_if_fail (state != NULL, NULL);

  ago = dup_moment (state->synced_at);
  if (ago == NULL)
    return g_strdup (_ ("It has not worked yet."));
  return g_strdup_printf (ngettext ("Last worked %s: issue %ld with %d item.",
                                    "Last worked %s: issue %ld with %d items.",
                                    (gulong) state->items),
                          ago, (long) state->issue, state->items);
}

/**
 * gem_sync_dup_next:
 * @self: a sync
 * @state: a feed that it knows
 *
 * Returns: (transfer full): when it is tried next
 */
char *
gem_sync_dup_next (GemSync *self, const GemFeedState *state)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 due;
  g_autoptr (GDateTime) moment = NULL;

  g_return_val_if_fail (GEM_IS_SYNC (self) && state != NULL, NULL);

  due = gem_sync_get_due_at (self, state);
  if (state->expired)
    return g_strdup (_ ("Its publisher says that nothing more will come."));
  if (g_str_equal (state->url, GEM_EDITION_AGENDA_ID))
    return g_strdup (_ ("It came with the program, and is renewed with it."));
  if (!gem_sync_is_on_the_web (state))
    return g_strdup (_ ("It was opened from this computer, and is not asked for on the web."));
  if (state->not_before > now && g_strcmp0 (state->fault, "busy") == 0)
    {
      moment = g_date_time_new_from_unix_local (state->not_before);
      /* Translators: the time of the day; see strftime(3) */
      return g_date_time_format (moment, _ ("The server asked to wait until %H:%M."));
    }
  if (due == G_MAXINT64)
    return g_strdup (_ ("It is synced only when you ask."));
  if (gem_sync_is_held (self))
    return g_strdup (_ ("This network costs money, so it is synced only when you ask."));
  if (due <= now)
    return g_strdup (_ ("The next try is within a minute."));
  moment = g_date_time_new_from_unix_local (due);
  /* Translators: the time of the day; see strftime(3) */
  return g_date_time_format (moment, _ ("The next try is about %H:%M."));
}

/**
 * gem_sync_dup_summary:
 * @self: a sync
 *
 * Returns: (transfer full): the state in a few words
 */
char *
gem_sync_dup_summary (GemSync *self)
{
  g_autofree char *ago = NULL;

  g_return_val_if_fail (GEM_IS_SYNC (self), NULL);

  switch (gem_sync_get_state (self))
    {
    case GEM_SYNC_STATE_NONE:
      return g_strdup (_ ("No agenda is followed"));
    case GEM_SYNC_STATE_RUNNING:
      return self->page == 0 ? g_strdup (_ ("Syncing…"))
                             : g_strdup_printf (_ ("Syncing: page %u, %lu kB"), self->page,
                                                (gulong) (self->bytes / 1000));
    case GEM_SYNC_STATE_OFFLINE:
      ago = dup_moment (latest_sync (self));
      /* Translators: %s is such as "3 minutes ago" or "on 3 May 2027" */
      return ago != NULL ? g_strdup_printf (_ ("You are offline. What you have came %s."), ago)
                         : g_strdup (_ ("You are offline, and nothing was fetched yet."));
    case GEM_SYNC_STATE_FAILED:
      return g_strdup (_ ("The last sync did not work"));
    case GEM_SYNC_STATE_IDLE:
    default:
      break;
    }
  return idle_summary (self);
}

/* A name and password in the address of a proxy are nobody's business. */
static void
append_proxy (GString *text)
{
  const char *const names[] = { "https_proxy", "HTTPS_PROXY", "all_proxy" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GUri) uri = g_getenv (names[i]) != NULL
                                 ? g_uri_parse (g_getenv (names[i]), G_URI_FLAGS_HAS_PASSWORD, NULL)
                                 : NULL;
      g_autofree char *plain =
          uri != NULL ? g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO) : NULL;

      if (plain != NULL)
        g_string_append_printf (text, "%s: %s\n", names[i], plain);
    }
}

static void
append_head (GemSync *self, GString *text)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format_iso8601 (now);
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (text, "Gemeenten 2024 %s\n%s\n", GEM_VERSION, moment);
  if (system != NULL)
    g_string_append_printf (text, "%s\n", system);
  g_string_append_printf (text, "network: %s%s\n",
                          g_network_monitor_get_network_available (monitor) ? "yes" : "no",
                          g_network_monitor_get_network_metered (monitor) ? ", metered" : "");
  g_string_append_printf (text, "sync-interval: %d\n",
                          g_settings_get_int (gem_context_get_settings (self->context),
                                              "sync-interval"));
  append_proxy (text);
}

static void
append_feed (GemSync *self, GString *text, const GemFeedState *state)
{
  g_autofree char *worked = gem_sync_dup_worked (state);
  g_autofree char *next = gem_sync_dup_next (self, state);

  g_string_append_printf (text, "\n%s\n%s\n%s\n%s\n",
                          state->title != NULL ? state->title : state->url, state->url, worked,
                          next);
  if (state->fault_message != NULL)
    g_string_append_printf (text, "%s (%s)\n", state->fault_message, state->fault);
}

/**
 * gem_sync_dup_details:
 * @self: a sync
 *
 * Returns: (transfer full): all there is to say, for the help desk: nothing personal
 */
char *
gem_sync_dup_details (GemSync *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *trouble = NULL;

  g_return_val_if_fail (GEM_IS_SYNC (self), NULL);

  append_head (self, text);
  trouble = gem_sync_dup_administrator_trouble (self);
  if (*trouble != '\0')
    g_string_append_printf (text, "\n%s\n", trouble);
  for (guint i = 0; self->feeds != NULL && i < self->feeds->len; i++)
    append_feed (self, text, g_ptr_array_index (self->feeds, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
