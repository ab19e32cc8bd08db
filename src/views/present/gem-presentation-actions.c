/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What each command does. */

#include "gem-presentation-private.h"

#include "gem-show-commands.h"

#include <glib/gi18n.h>

#define ZOOM_STEP 1.4142135623730951
#define PAN_STEP 0.25 /* of what is seen */

typedef void (*Run) (GemPresentation *self);

static void
run_first (GemPresentation *self)
{
  gem_show_go (self->show, 0);
}

static void
run_last (GemPresentation *self)
{
  gem_show_go (self->show, G_MAXUINT);
}

static void
run_next (GemPresentation *self)
{
  if (gem_show_next (self->show))
    return;
  gem_console_window_tell (self->console, _ ("This is the last slide"));
}

static void
run_previous (GemPresentation *self)
{
  gem_show_previous (self->show);
}

static void
run_return (GemPresentation *self)
{
  gem_show_return (self->show);
}

/* With the hall alone on the screen, the letters are typed there (gem-presentation-keys.c). */
static void
run_province (GemPresentation *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->console)))
    gem_console_window_find_province (self->console);
  else
    gem_show_set_typed (self->show, "?");
}

static void
run_links (GemPresentation *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->console)))
    gem_console_window_show_links (self->console);
}

static void
run_undo (GemPresentation *self)
{
  gem_show_undo (self->show);
}

static void
run_clear (GemPresentation *self)
{
  gem_show_clear (self->show);
}

/* Zooms to where the pointer is, or to the middle of what is seen. */
static void
zoom_by (GemPresentation *self, double factor)
{
  const GemShowSight *sight = gem_show_get_sight (self->show);
  gboolean at_pointer = factor > 1 && sight->zoom <= 1 && sight->pointing;

  gem_show_set_zoom (self->show, sight->zoom * factor, at_pointer ? sight->pointer_x : sight->x,
                     at_pointer ? sight->pointer_y : sight->y);
}

static void
run_zoom_in (GemPresentation *self)
{
  zoom_by (self, ZOOM_STEP);
}

static void
run_zoom_out (GemPresentation *self)
{
  zoom_by (self, 1 / ZOOM_STEP);
}

static void
run_zoom_normal (GemPresentation *self)
{
  gem_show_set_zoom (self->show, 1, 0.5, 0.5);
}

static void
pan (GemPresentation *self, double x, double y)
{
  const GemShowSight *sight = gem_show_get_sight (self->show);

  gem_show_set_zoom (self->show, sight->zoom, sight->x + x * PAN_STEP / sight->zoom,
                     sight->y + y * PAN_STEP / sight->zoom);
}

static void
run_pan_left (GemPresentation *self)
{
  pan (self, -1, 0);
}

static void
run_pan_right (GemPresentation *self)
{
  pan (self, 1, 0);
}

static void
run_pan_up (GemPresentation *self)
{
  pan (self, 0, -1);
}

static void
run_pan_down (GemPresentation *self)
{
  pan (self, 0, 1);
}

/* Whatever hides the slide goes, and the hall has its screen again: the way out of any muddle. */
static void
run_resume (GemPresentation *self)
{
  gem_show_set_blank (self->show, GEM_SHOW_OPEN);
  gem_show_set_frozen (self->show, FALSE);
  gem_show_set_zoom (self->show, 1, 0.5, 0.5);
  gem_presentation_arrange (self);
}

static void
run_restart (GemPresentation *self)
{
  gem_pace_restart (self->pace, g_get_monotonic_time ());
  gem_console_window_update_time (self->console);
}

static void
run_notes_smaller (GemPresentation *self)
{
  gem_console_window_resize_notes (self->console, -1);
}

static void
run_notes_larger (GemPresentation *self)
{
  gem_console_window_resize_notes (self->console, 1);
}

static void
run_notes_normal (GemPresentation *self)
{
  gem_console_window_resize_notes (self->console, 0);
}

static void
run_screens (GemPresentation *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->console)))
    gem_presentation_toggle_console (self);
  gem_console_window_show_screens (self->console);
}

static void
run_keys (GemPresentation *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->console)))
    gem_presentation_toggle_console (self);
  gem_console_window_show_keys (self->console);
}

static void
run_fullscreen (GemPresentation *self)
{
  gem_hall_window_toggle_fullscreen (self->halls->pdata[0]);
}

static const struct
{
  const char *name;
  Run run;
} runs[] = {
  { "first", run_first },
  { "previous", run_previous },
  { "next", run_next },
  { "last", run_last },
  { "return", run_return },
  { "province", run_province },
  { "links", run_links },
  { "undo", run_undo },
  { "clear", run_clear },
  { "zoom-in", run_zoom_in },
  { "zoom-out", run_zoom_out },
  { "zoom-normal", run_zoom_normal },
  { "pan-left", run_pan_left },
  { "pan-right", run_pan_right },
  { "pan-up", run_pan_up },
  { "pan-down", run_pan_down },
  { "resume", run_resume },
  { "swap", gem_presentation_swap_screens },
  { "timer-restart", run_restart },
  { "notes-smaller", run_notes_smaller },
  { "notes-larger", run_notes_larger },
  { "notes-normal", run_notes_normal },
  { "console", gem_presentation_toggle_console },
  { "screens", run_screens },
  { "keys", run_keys },
  { "fullscreen", run_fullscreen },
  { "end", gem_presentation_end },
};

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (g_str_equal (runs[i].name, name))
      {
        runs[i].run (data);
        return;
      }
}

/* --- what is on or off --- */

static void
set_on (GemPresentation *self, const char *name, gboolean on)
{
  gint64 now = g_get_monotonic_time ();

  if (g_str_equal (name, "black"))
    gem_show_set_blank (self->show, on ? GEM_SHOW_BLACK : GEM_SHOW_OPEN);
  else if (g_str_equal (name, "white"))
    gem_show_set_blank (self->show, on ? GEM_SHOW_WHITE : GEM_SHOW_OPEN);
  else if (g_str_equal (name, "freeze"))
    gem_show_set_frozen (self->show, on);
  else if (g_str_equal (name, "dark"))
    {
      g_settings_set_boolean (self->settings, "presentation-dark", on);
      gem_show_set_dark (self->show, on);
    }
  else if (g_str_equal (name, "pointer"))
    gem_show_set_tool (self->show, on ? GEM_SHOW_POINTER : GEM_SHOW_NO_TOOL);
  else if (g_str_equal (name, "spotlight"))
    gem_show_set_tool (self->show, on ? GEM_SHOW_SPOTLIGHT : GEM_SHOW_NO_TOOL);
  else if (g_str_equal (name, "pen"))
    gem_show_set_tool (self->show, on ? GEM_SHOW_PEN : GEM_SHOW_NO_TOOL);
  else if (g_str_equal (name, "overview"))
    gem_console_window_show_overview (self->console, on);
  else if (g_str_equal (name, "countdown"))
    g_settings_set_boolean (self->settings, "presentation-countdown", on);
  else if (g_str_equal (name, "timer") && on)
    gem_pace_start (self->pace, now);
  else if (g_str_equal (name, "timer"))
    gem_pace_stop (self->pace, now);
  gem_console_window_update_time (self->console);
}

static void
change_state_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  GemPresentation *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  gboolean on = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (on && g_str_equal (name, "overview") && !gtk_widget_get_visible (GTK_WIDGET (self->console)))
    gem_presentation_toggle_console (self);
  set_on (self, name, on);
  gem_presentation_update_actions (self);
}

static void
set_state (GemPresentation *self, const char *name, gboolean on)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
  g_autoptr (GVariant) state = g_action_get_state (action);

  if (g_variant_get_boolean (state) != on)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (on));
}

static void
set_enabled (GemPresentation *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (g_action_get_enabled (action) != enabled)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The buttons say how it is, whichever way it came to be so. */
void
gem_presentation_update_actions (GemPresentation *self)
{
  static const char *const pans[] = { "pan-left", "pan-right", "pan-up",
                                      "pan-down", "zoom-out",  "zoom-normal" };
  const GemShowSight *sight = gem_show_get_sight (self->show);

  set_state (self, "black", sight->blank == GEM_SHOW_BLACK);
  set_state (self, "white", sight->blank == GEM_SHOW_WHITE);
  set_state (self, "freeze", gem_show_is_frozen (self->show));
  set_state (self, "dark", sight->dark);
  set_state (self, "pointer", sight->tool == GEM_SHOW_POINTER);
  set_state (self, "spotlight", sight->tool == GEM_SHOW_SPOTLIGHT);
  set_state (self, "pen", sight->tool == GEM_SHOW_PEN);
  set_state (self, "timer", gem_pace_is_running (self->pace));
  set_state (self, "countdown", g_settings_get_boolean (self->settings, "presentation-countdown"));
  set_enabled (self, "return", gem_show_is_visiting (self->show));
  set_enabled (self, "undo", gem_show_has_ink (self->show));
  set_enabled (self, "clear", gem_show_has_ink (self->show));
  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    set_enabled (self, pans[i], sight->zoom > 1);
}

/* --- going elsewhere --- */

void
gem_presentation_visit (GemPresentation *self, const char *uri)
{
  GemDeckSlide *slide = g_hash_table_lookup (self->visited, uri);
  g_autoptr (GemAddress) address = NULL;

  if (slide == NULL)
    {
      address = gem_address_parse (uri, NULL);
      slide = address != NULL ? gem_deck_slide_new_for_address (address, NULL) : NULL;
      if (slide == NULL)
        {
          gem_console_window_tell (self->console, _ ("No slide can show that"));
          return;
        }
      g_hash_table_insert (self->visited, g_strdup (uri), slide);
    }
  gem_show_visit (self->show, slide);
}

static void
visit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_presentation_visit (data, g_variant_get_string (parameter, NULL));
}

void
gem_presentation_init_actions (GemPresentation *self)
{
  static const GActionEntry visit = { "visit", visit_cb, "s", NULL, NULL, { 0 } };
  guint n_commands;
  const GemShowCommand *commands = gem_show_commands_get (&n_commands);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &visit, 1, self);
  for (guint i = 0; i < n_commands; i++)
    {
      GActionEntry entry = { .name = commands[i].name };

      if (commands[i].is_toggle)
        {
          entry.state = "false";
          entry.change_state = change_state_cb;
        }
      else
        entry.activate = activate_cb;
      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
}

void
gem_presentation_run (GemPresentation *self, const char *command)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), command, NULL);
}
