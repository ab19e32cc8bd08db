/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The keyboard and the clicker, which is a keyboard too: the same in the hall's window and in the console. */

#include "gem-presentation-private.h"

#include "gem-province-finder.h"
#include "gem-show-commands.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DIGITS 4
#define MAX_LETTERS 20

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static void
type (GemPresentation *self, gunichar letter)
{
  g_autoptr (GString) typed = g_string_new (gem_show_get_typed (self->show));

  g_string_append_unichar (typed, letter);
  gem_show_set_typed (self->show, typed->str);
}

static void
untype (GemPresentation *self)
{
  const char *typed = gem_show_get_typed (self->show);
  const char *end = g_utf8_find_prev_char (typed, typed + strlen (typed));
  g_autofree char *rest = g_strndup (typed, end != NULL ? (gsize) (end - typed) : 0);

  gem_show_set_typed (self->show, rest);
}

/* --- a number --- */

static int
get_digit (const GdkEventKey *event)
{
  if (event->keyval >= GDK_KEY_0 && event->keyval <= GDK_KEY_9)
    return (int) (event->keyval - GDK_KEY_0);
  if (event->keyval >= GDK_KEY_KP_0 && event->keyval <= GDK_KEY_KP_9)
    return (int) (event->keyval - GDK_KEY_KP_0);
  return -1;
}

static gboolean
take_number (GemPresentation *self, const GdkEventKey *event)
{
  const char *typed = gem_show_get_typed (self->show);
  int digit = get_digit (event);

  if ((event->state & (GDK_CONTROL_MASK | GDK_MOD1_MASK)) != 0)
    return FALSE;
  if (digit >= 0)
    {
      if (strlen (typed) < MAX_DIGITS)
        type (self, '0' + (gunichar) digit);
      return TRUE;
    }
  if (*typed == '\0')
    return FALSE;
  if (is_enter (event->keyval))
    {
      int number = atoi (typed);

      gem_show_set_typed (self->show, "");
      gem_show_go (self->show, number > 0 ? (guint) number - 1 : 0);
      return TRUE;
    }
  if (event->keyval == GDK_KEY_BackSpace)
    {
      untype (self);
      return TRUE;
    }
  /* Any other key does what it does; the number is forgotten. */
  gem_show_set_typed (self->show, "");
  return FALSE;
}

/* --- a province, where there is no console to ask for it --- */

static void
find_province (GemPresentation *self, gboolean any)
{
  const char *letters = gem_show_get_typed (self->show) + 1;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *uri = NULL;

  if (*letters == '\0')
    return;
  found = gem_province_find (gem_context_get_sessions (self->context), letters);
  if (found->len == 0 || (found->len > 1 && !any))
    return;
  uri = g_strconcat ("gem:province/", ((GemSession *) found->pdata[0])->iso, NULL);
  gem_show_set_typed (self->show, "");
  gem_presentation_visit (self, uri);
}

static gboolean
take_province (GemPresentation *self, const GdkEventKey *event)
{
  gunichar letter = gdk_keyval_to_unicode (event->keyval);

  if (event->keyval == GDK_KEY_BackSpace)
    untype (self);
  else if (is_enter (event->keyval))
    {
      find_province (self, TRUE);
      gem_show_set_typed (self->show, "");
    }
  else if (g_unichar_isalpha (letter) || letter == '-' || letter == ' ')
    {
      if (strlen (gem_show_get_typed (self->show)) < MAX_LETTERS)
        type (self, letter);
      find_province (self, FALSE);
    }
  else
    return event->is_modifier;
  return TRUE;
}

/* --- all keys --- */

/* What is open closes first; only a slide of the deck, seen as a whole, ends the presentation. */
static void
escape (GemPresentation *self)
{
  g_autoptr (GVariant) overview =
      g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "overview");

  if (*gem_show_get_typed (self->show) != '\0')
    gem_show_set_typed (self->show, "");
  else if (gem_console_window_close_part (self->console))
    return;
  else if (g_variant_get_boolean (overview))
    gem_presentation_run (self, "overview");
  else if (gem_show_is_visiting (self->show))
    gem_show_return (self->show);
  else if (gem_show_get_sight (self->show)->zoom > 1)
    gem_presentation_run (self, "zoom-normal");
  else
    gem_presentation_end (self);
}

gboolean
gem_presentation_key_cb (GtkWidget *window, GdkEventKey *event, GemPresentation *self)
{
  const GemShowCommand *command;

  if (self->ended)
    return GDK_EVENT_PROPAGATE;
  if (event->keyval == GDK_KEY_Escape)
    {
      escape (self);
      return GDK_EVENT_STOP;
    }
  if (window == GTK_WIDGET (self->console) && gem_console_window_takes_keys (self->console, event))
    return GDK_EVENT_PROPAGATE;
  if (*gem_show_get_typed (self->show) == '?')
    return take_province (self, event) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if (!event->is_modifier && take_number (self, event))
    return GDK_EVENT_STOP;
  if (is_enter (event->keyval))
    {
      gem_presentation_run (self, "next");
      return GDK_EVENT_STOP;
    }
  command = gem_show_command_find_key (event);
  if (command == NULL)
    return GDK_EVENT_PROPAGATE;
  gem_presentation_run (self, command->name);
  return GDK_EVENT_STOP;
}
