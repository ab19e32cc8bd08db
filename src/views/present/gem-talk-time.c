/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-talk-time.h"

#include "gem-rows.h"
#include "gem-show-commands.h"

#include <glib/gi18n.h>

#define MAX_MINUTES 240
#define TICK 500 /* milliseconds */

struct _GemTalkTime
{
  GtkFlowBox parent_instance;

  GtkLabel *clock;
  GtkLabel *time;
  GtkLabel *verdict;
  GtkWidget *minutes;
  GtkWidget *planned; /* the minutes and their label */
  GemPace *pace;      /* outlives it */
  GemShow *show;
  GSettings *settings;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (GemTalkTime, gem_talk_time, GTK_TYPE_FLOW_BOX)

/* A label that stays the same must not be laid out, or said, again. */
static void
set_text (GtkLabel *label, const char *text)
{
  if (!g_str_equal (gtk_label_get_text (label), text))
    gtk_label_set_text (label, text);
}

static char *
dup_time (GemTalkTime *self, gint64 now)
{
  double elapsed = gem_pace_get_elapsed (self->pace, now);
  guint last = gem_show_get_n_slides (self->show) - 1;

  if (g_settings_get_boolean (self->settings, "presentation-countdown"))
    elapsed = gem_pace_get_due (self->pace, last) - elapsed;
  return gem_pace_dup_clock (elapsed);
}

static gboolean
tick_cb (gpointer data)
{
  gem_talk_time_update (data);
  return G_SOURCE_CONTINUE;
}

static void
map_cb (GemTalkTime *self)
{
  gem_talk_time_update (self);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK, tick_cb, self);
}

static void
unmap_cb (GemTalkTime *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
}

static int
minutes_output_cb (GtkSpinButton *button, GemTalkTime *self)
{
  int minutes = gtk_spin_button_get_value_as_int (button);
  g_autofree char *text = NULL;

  if (minutes == 0 && self->pace != NULL)
    text = g_strdup_printf (_ ("about %u min"), gem_pace_get_estimate (self->pace));
  else
    text = g_strdup_printf (_ ("%d min"), minutes);
  if (!g_str_equal (gtk_entry_get_text (GTK_ENTRY (button)), text))
    gtk_entry_set_text (GTK_ENTRY (button), text);
  return TRUE;
}

/* The first number in it, whatever is written around it; the estimate is none of one's own. */
static int
minutes_input_cb (GtkSpinButton *button, double *value, GemTalkTime *self)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (button));
  g_autofree char *estimate =
      g_strdup_printf (_ ("about %u min"), gem_pace_get_estimate (self->pace));

  *value = 0;
  if (g_str_equal (text, estimate))
    return TRUE;
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  *value = CLAMP (g_ascii_strtod (text, NULL), 0, MAX_MINUTES);
  return TRUE;
}

static void
minutes_changed_cb (GemTalkTime *self)
{
  int minutes = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->minutes));

  if (self->pace == NULL)
    return;
  gem_pace_set_planned (self->pace, (guint) minutes);
  g_settings_set_int (self->settings, "presentation-minutes", minutes);
  gem_talk_time_update (self);
}

static GtkLabel *
add_label (GtkContainer *box, const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_container_add (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_box (GemTalkTime *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
add_button (GtkWidget *box, const char *command)
{
  gtk_container_add (GTK_CONTAINER (box),
                     gem_show_command_create_button (gem_show_command_find (command)));
}

static void
gem_talk_time_dispose (GObject *object)
{
  GemTalkTime *self = GEM_TALK_TIME (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  self->pace = NULL;
  G_OBJECT_CLASS (gem_talk_time_parent_class)->dispose (object);
}

static void
gem_talk_time_class_init (GemTalkTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_talk_time_dispose;
}

static void
add_minutes (GemTalkTime *self, GtkWidget *box)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("P_lanned"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  self->minutes = gtk_spin_button_new_with_range (0, MAX_MINUTES, 1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->minutes), FALSE); /* it has words, too */
  gtk_entry_set_width_chars (GTK_ENTRY (self->minutes), 13);
  gtk_spin_button_set_update_policy (GTK_SPIN_BUTTON (self->minutes), GTK_UPDATE_IF_VALID);
  gem_set_accessible_name (self->minutes, _ ("Planned minutes"));
  gtk_widget_set_tooltip_text (self->minutes,
                               _ ("How long you may speak; 0 for as long as your notes take"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->minutes);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box), self->minutes);
  g_signal_connect (self->minutes, "output", G_CALLBACK (minutes_output_cb), self);
  g_signal_connect (self->minutes, "input", G_CALLBACK (minutes_input_cb), self);
  g_signal_connect_swapped (self->minutes, "value-changed", G_CALLBACK (minutes_changed_cb), self);
}

static void
gem_talk_time_init (GemTalkTime *self)
{
  GtkWidget *box = add_box (self);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self), 6);
  self->time = add_label (GTK_CONTAINER (box), "gem-talk-time");
  gtk_style_context_add_class (gtk_widget_get_style_context (buttons), "linked");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  add_button (buttons, "timer");
  add_button (buttons, "timer-restart");
  add_button (buttons, "countdown");
  gtk_container_add (GTK_CONTAINER (box), buttons);
  box = add_box (self);
  self->clock = add_label (GTK_CONTAINER (box), "gem-talk-clock");
  self->verdict = add_label (GTK_CONTAINER (box), "gem-talk-verdict");
  gtk_label_set_line_wrap (self->verdict, TRUE);
  gtk_label_set_xalign (self->verdict, 0);
  self->planned = add_box (self);
  add_minutes (self, self->planned);
  gtk_widget_show_all (GTK_WIDGET (self));
  gem_flow_box_set_plain (GTK_FLOW_BOX (self), _ ("Time"));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

/**
 * gem_talk_time_set_pace:
 * @self: a time bar
 * @pace: the time of the talk; it outlives the bar
 * @show: the show
 * @settings: where the planned minutes are kept
 */
void
gem_talk_time_set_pace (GemTalkTime *self, GemPace *pace, GemShow *show, GSettings *settings)
{
  g_return_if_fail (GEM_IS_TALK_TIME (self) && pace != NULL && GEM_IS_SHOW (show));
  g_return_if_fail (G_IS_SETTINGS (settings));

  self->show = g_object_ref (show);
  self->settings = g_object_ref (settings);
  self->pace = pace;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minutes),
                             g_settings_get_int (settings, "presentation-minutes"));
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->minutes));
  gem_talk_time_update (self);
}

/**
 * gem_talk_time_set_narrow:
 * @self: a time bar
 * @narrow: whether there is room for little beside each other
 */
void
gem_talk_time_set_narrow (GemTalkTime *self, gboolean narrow)
{
  g_return_if_fail (GEM_IS_TALK_TIME (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->planned),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self), narrow ? 1 : 3);
}

/**
 * gem_talk_time_update:
 * @self: a time bar
 *
 * Says what time it is now.
 */
void
gem_talk_time_update (GemTalkTime *self)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GDateTime) wall = g_date_time_new_now_local ();
  g_autofree char *clock = NULL, *time = NULL, *verdict = NULL;
  guint position;

  g_return_if_fail (GEM_IS_TALK_TIME (self));

  if (self->pace == NULL)
    return;
  position = gem_show_get_position (self->show);
  clock = g_date_time_format (wall, "%H:%M");
  time = dup_time (self, now);
  verdict = gem_pace_dup_verdict (self->pace, position, now);
  set_text (self->clock, clock);
  set_text (self->time, time);
  set_text (self->verdict, verdict);
  if (gem_pace_has_begun (self->pace) && gem_pace_is_late (self->pace, position, now))
    gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self->verdict)),
                                 "gem-problem");
  else
    gtk_style_context_remove_class (gtk_widget_get_style_context (GTK_WIDGET (self->verdict)),
                                    "gem-problem");
}
