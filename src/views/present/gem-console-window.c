/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-console-window.h"

#include "gem-province-finder.h"
#include "gem-rows.h"
#include "gem-screen-chooser.h"
#include "gem-show-commands.h"
#include "gem-show-keys.h"
#include "gem-show-links.h"
#include "gem-show-overview.h"
#include "gem-speaker-notes.h"
#include "gem-stage.h"
#include "gem-talk-time.h"

#include <glib/gi18n.h>

/* In letters of the font; below it, all is one column. */
#define WIDE_CHARS 78
#define SIDE_CHARS 38
#define MARGIN 12 /* as in the template */
#define NOTES_STEP 1.15
#define NOTES_MIN 0.7
#define NOTES_MAX 3.5

struct _GemConsoleWindow
{
  HdyWindow parent_instance;

  HdyHeaderBar *header_bar;
  GtkWidget *screens_button;
  GtkStack *stack;
  GtkBox *main;
  GtkWidget *now_box;
  GemStage *now;
  GtkLabel *status;
  GtkWidget *side;
  GtkLabel *next_label;
  GemStage *next;
  GtkContainer *notes_buttons;
  GtkLabel *notes;
  GemTalkTime *time;
  GtkContainer *tools;

  GemContext *context;
  GemShow *show;
  GSettings *settings;
  GtkWidget *overview;
  GemProvinceFinder *finder;
  GtkWidget *links;
  GtkWidget *province_button;
  GtkWidget *links_button;
  GemScreenChooser *chooser;
  GPtrArray *screens;
  GemScreenPlan plan;
  GtkCssProvider *notes_style;
  GemDeckSlide *noted; /* whose notes are shown */
  guint layout_id;
  gboolean narrow;
};

enum
{
  PLAN_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemConsoleWindow, gem_console_window, HDY_TYPE_WINDOW)

/* --- what it says --- */

static char *
dup_status (GemConsoleWindow *self)
{
  const GemShowSight *sight = gem_show_get_sight (self->show);
  const char *typed = gem_show_get_typed (self->show);
  guint n_slides = gem_show_get_n_slides (self->show);
  g_autofree char *name = gem_slide_shelf_dup_name (gem_show_get_shelf (self->show), sight->slide);

  if (*typed != '\0')
    return g_strdup_printf (_ ("To slide %s: press Enter"), typed);
  if (gem_show_is_visiting (self->show))
    return g_strdup_printf (_ ("%s. Escape goes back to slide %u"), name,
                            gem_show_get_position (self->show) + 1);
  return g_strdup_printf (_ ("Slide %u of %u: %s"), sight->number, n_slides, name);
}

static void
update_notes (GemConsoleWindow *self)
{
  GemDeckSlide *slide = gem_show_get_sight (self->show)->slide;
  g_autofree char *markup = NULL;

  if (slide == self->noted)
    return;
  g_set_object (&self->noted, slide);
  markup = gem_speaker_notes_to_markup (slide->texts[GEM_DECK_FIELD_NOTES]);
  if (*markup == '\0')
    gtk_label_set_text (self->notes, _ ("No notes for this slide"));
  else
    gtk_label_set_markup (self->notes, markup);
  gtk_label_select_region (self->notes, 0, 0);
  gem_label_name_links (self->notes);
}

static void
update_slide (GemConsoleWindow *self)
{
  g_autofree char *status = dup_status (self), *next = NULL;
  GemShowSight sight;

  gem_console_window_tell (self, status);
  if (gem_show_peek (self->show, 1, &sight))
    {
      g_autofree char *name =
          gem_slide_shelf_dup_name (gem_show_get_shelf (self->show), sight.slide);

      next = g_strdup_printf (_ ("Next: %s"), name);
    }
  else
    next = g_strdup (_ ("This is the last slide"));
  if (!g_str_equal (gtk_label_get_text (self->next_label), next))
    gtk_label_set_text (self->next_label, next);
  update_notes (self);
  gem_talk_time_update (self->time);
}

static void
changed_cb (GemConsoleWindow *self, guint change)
{
  if ((change & (GEM_SHOW_CHANGED_SLIDE | GEM_SHOW_CHANGED_TYPED)) != 0)
    update_slide (self);
  if ((change & GEM_SHOW_CHANGED_SLIDE) != 0)
    gtk_widget_queue_resize (GTK_WIDGET (self->now));
}

/* A title may come from the data. */
static void
ready_cb (GemConsoleWindow *self)
{
  update_slide (self);
}

static void
visit (GemConsoleWindow *self, const char *uri)
{
  GActionGroup *group = gtk_widget_get_action_group (GTK_WIDGET (self), "present");

  if (group != NULL)
    g_action_group_activate_action (group, "visit", g_variant_new_string (uri));
}

static gboolean
link_cb (GemConsoleWindow *self, const char *uri)
{
  visit (self, uri);
  return TRUE;
}

static void
overview_chosen_cb (GemConsoleWindow *self, guint position)
{
  GActionGroup *group = gtk_widget_get_action_group (GTK_WIDGET (self), "present");

  gem_show_go (self->show, position);
  g_action_group_change_action_state (group, "overview", g_variant_new_boolean (FALSE));
}

static void
plan_chosen_cb (GemConsoleWindow *self, GemScreenPlan *plan)
{
  g_signal_emit (self, signals[PLAN_CHOSEN], 0, plan);
}

/* --- how it is laid out --- */

static int
get_char_width (GemConsoleWindow *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return MAX (width, 1);
}

/* One column where two would be too narrow: then the next slide is only named, since this one and the
 * notes need the room. */
static gboolean
lay_out_cb (gpointer data)
{
  GemConsoleWindow *self = data;
  int letter = get_char_width (self);
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  int side = MIN (SIDE_CHARS * letter, width * 2 / 5);
  gboolean narrow = width < WIDE_CHARS * letter;

  self->layout_id = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->main),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->side, narrow ? -1 : side, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->next), !narrow);
  gtk_widget_set_vexpand (GTK_WIDGET (self->now), !narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->now), -1,
                               narrow
                                   ? (int) ((width - 2 * MARGIN) / gem_show_get_shape (self->show))
                                   : -1);
  gem_talk_time_set_narrow (self->time, narrow);
  self->narrow = narrow;
  return G_SOURCE_REMOVE;
}

static void
gem_console_window_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GemConsoleWindow *self = GEM_CONSOLE_WINDOW (widget);
  int before = gtk_widget_get_allocated_width (widget);

  GTK_WIDGET_CLASS (gem_console_window_parent_class)->size_allocate (widget, allocation);
  if (before != allocation->width && self->layout_id == 0)
    self->layout_id = g_idle_add (lay_out_cb, self);
}

static void
apply_notes_size (GemConsoleWindow *self)
{
  double size = g_settings_get_double (self->settings, "presentation-notes-size");
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", CLAMP (size, NOTES_MIN, NOTES_MAX));
  css = g_strdup_printf (".gem-speaker-notes { font-size: %sem; }", number);
  gtk_css_provider_load_from_data (self->notes_style, css, -1, NULL);
}

static void
fill_tools (GemConsoleWindow *self)
{
  guint n_commands;
  const GemShowCommand *commands = gem_show_commands_get (&n_commands);

  for (guint group = 0; group < GEM_SHOW_N_GROUPS; group++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_style_context_add_class (gtk_widget_get_style_context (box), "linked");
      gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
      for (guint i = 0; i < n_commands; i++)
        if (commands[i].group == group)
          {
            GtkWidget *button = gem_show_command_create_button (&commands[i]);

            if (g_str_equal (commands[i].name, "province"))
              self->province_button = button;
            else if (g_str_equal (commands[i].name, "links"))
              self->links_button = button;
            gtk_container_add (GTK_CONTAINER (box), button);
          }
      gtk_widget_show (box);
      gtk_container_add (self->tools, box);
    }
  gem_flow_box_set_plain (GTK_FLOW_BOX (self->tools), _ ("Tools"));
}

static void
add_notes_buttons (GemConsoleWindow *self)
{
  gtk_container_add (self->notes_buttons,
                     gem_show_command_create_button (gem_show_command_find ("notes-smaller")));
  gtk_container_add (self->notes_buttons,
                     gem_show_command_create_button (gem_show_command_find ("notes-larger")));
}

/* --- window --- */

static void
gem_console_window_dispose (GObject *object)
{
  GemConsoleWindow *self = GEM_CONSOLE_WINDOW (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_object (&self->noted);
  g_clear_object (&self->notes_style);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);
  if (self->show != NULL)
    {
      g_signal_handlers_disconnect_by_data (gem_show_get_shelf (self->show), self);
      g_signal_handlers_disconnect_by_data (self->show, self);
    }
  g_clear_object (&self->show);
  g_clear_pointer (&self->screens, g_ptr_array_unref);
  G_OBJECT_CLASS (gem_console_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, screens_button);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, main);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, now_box);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, now);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, status);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, side);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, next_label);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, next);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, notes_buttons);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, time);
  gtk_widget_class_bind_template_child (widget_class, GemConsoleWindow, tools);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
}

static void
gem_console_window_class_init (GemConsoleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_console_window_dispose;
  widget_class->size_allocate = gem_console_window_size_allocate;
  signals[PLAN_CHOSEN] = g_signal_new ("plan-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (GEM_TYPE_STAGE);
  g_type_ensure (GEM_TYPE_TALK_TIME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-console-window.ui");
  bind_children (widget_class);
}

static void
gem_console_window_init (GemConsoleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->notes_style = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self->notes)),
                                  GTK_STYLE_PROVIDER (self->notes_style),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2);
  fill_tools (self);
  add_notes_buttons (self);
  self->chooser = GEM_SCREEN_CHOOSER (gem_screen_chooser_new (self->screens_button));
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (plan_chosen_cb), self);
}

/**
 * gem_console_window_new:
 * @application: the application
 * @context: where the provinces and the settings are
 * @show: the show
 * @small_shelf: for the pictures of the overview
 * @pace: the time of the talk; it outlives the window
 *
 * Returns: (transfer floating): a window, not shown yet
 */
GtkWidget *
gem_console_window_new (GtkApplication *application,
                        GemContext *context,
                        GemShow *show,
                        GemSlideShelf *small_shelf,
                        GemPace *pace)
{
  GemConsoleWindow *self;
  const char *title;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && GEM_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GEM_IS_SHOW (show) && GEM_IS_SLIDE_SHELF (small_shelf), NULL);

  self = g_object_new (GEM_TYPE_CONSOLE_WINDOW, "application", application, NULL);
  title = gem_deck_get_title (gem_show_get_deck (show));
  if (*title != '\0')
    hdy_header_bar_set_title (self->header_bar, title);
  self->context = g_object_ref (context);
  self->show = g_object_ref (show);
  self->settings = g_object_ref (gem_context_get_settings (context));
  self->finder = GEM_PROVINCE_FINDER (
      gem_province_finder_new (self->province_button, gem_context_get_sessions (context)));
  self->overview = gem_show_overview_new (show, small_shelf);
  gtk_stack_add_named (self->stack, self->overview, "overview");
  g_signal_connect_swapped (self->overview, "chosen", G_CALLBACK (overview_chosen_cb), self);
  gem_stage_set_show (self->now, show, GEM_STAGE_SPEAKER);
  gem_stage_set_show (self->next, show, GEM_STAGE_NEXT);
  gem_talk_time_set_pace (self->time, pace, show, self->settings);
  g_signal_connect_swapped (show, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (gem_show_get_shelf (show), "ready", G_CALLBACK (ready_cb), self);
  apply_notes_size (self);
  update_slide (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->now));
  return GTK_WIDGET (self);
}

/**
 * gem_console_window_set_actions:
 * @self: a console
 * @actions: what its buttons do
 */
void
gem_console_window_set_actions (GemConsoleWindow *self, GActionGroup *actions)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "present", actions);
}

/**
 * gem_console_window_set_screens:
 * @self: a console
 * @screens: (element-type GemScreen): the screens that there are
 * @plan: how they are used
 */
void
gem_console_window_set_screens (GemConsoleWindow *self,
                                GPtrArray *screens,
                                const GemScreenPlan *plan)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self) && screens != NULL && plan != NULL);

  g_ptr_array_ref (screens);
  g_clear_pointer (&self->screens, g_ptr_array_unref);
  self->screens = screens;
  self->plan = *plan;
}

/**
 * gem_console_window_takes_keys:
 * @self: a console
 * @event: a key
 *
 * Returns: whether the key is for what has the focus, such as an entry or the overview, and does not turn
 *   the slide
 */
gboolean
gem_console_window_takes_keys (GemConsoleWindow *self, const GdkEventKey *event)
{
  GtkWidget *focus;
  gboolean activates;

  g_return_val_if_fail (GEM_IS_CONSOLE_WINDOW (self) && event != NULL, FALSE);

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "overview") == 0)
    return event->keyval != GDK_KEY_o && event->keyval != GDK_KEY_O;
  if (focus == NULL)
    return FALSE;
  if (GTK_IS_ENTRY (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return TRUE;
  activates = event->keyval == GDK_KEY_space || event->keyval == GDK_KEY_Return ||
              event->keyval == GDK_KEY_KP_Enter;
  return activates && *gem_show_get_typed (self->show) == '\0' && focus != GTK_WIDGET (self->now);
}

/**
 * gem_console_window_close_part:
 * @self: a console
 *
 * Closes what is open in it.
 *
 * Returns: whether anything was
 */
gboolean
gem_console_window_close_part (GemConsoleWindow *self)
{
  GtkWidget *popovers[3];
  GtkWidget *focus;

  g_return_val_if_fail (GEM_IS_CONSOLE_WINDOW (self), FALSE);

  popovers[0] = GTK_WIDGET (self->finder);
  popovers[1] = GTK_WIDGET (self->chooser);
  popovers[2] = self->links;
  for (guint i = 0; i < G_N_ELEMENTS (popovers); i++)
    if (popovers[i] != NULL && gtk_widget_get_visible (popovers[i]))
      {
        gtk_popover_popdown (GTK_POPOVER (popovers[i]));
        gtk_widget_grab_focus (GTK_WIDGET (self->now));
        return TRUE;
      }
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !GTK_IS_ENTRY (focus) || !gtk_widget_has_focus (focus))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->now));
  return TRUE;
}

/**
 * gem_console_window_show_overview:
 * @self: a console
 * @visible: whether all slides are shown instead of this one
 */
void
gem_console_window_show_overview (GemConsoleWindow *self, gboolean visible)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, visible ? "overview" : "slide");
  if (visible)
    gem_show_overview_open (GEM_SHOW_OVERVIEW (self->overview));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->now));
}

/**
 * gem_console_window_find_province:
 * @self: a console
 */
void
gem_console_window_find_province (GemConsoleWindow *self)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  gem_province_finder_open (self->finder);
}

/**
 * gem_console_window_show_links:
 * @self: a console
 *
 * Lists where one can go from this slide.
 */
void
gem_console_window_show_links (GemConsoleWindow *self)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  g_clear_pointer (&self->links, gtk_widget_destroy);
  self->links =
      gem_show_links_create_popover (self->links_button, gem_show_get_sight (self->show)->slide,
                                     gem_context_get_sessions (self->context));
  gtk_popover_popup (GTK_POPOVER (self->links));
}

/**
 * gem_console_window_show_screens:
 * @self: a console
 *
 * Lets the speaker choose which screen is which.
 */
void
gem_console_window_show_screens (GemConsoleWindow *self)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  if (self->screens == NULL)
    return;
  gem_screen_chooser_show (self->chooser, self->screens, &self->plan);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

/**
 * gem_console_window_show_keys:
 * @self: a console
 *
 * Lists all keys.
 */
void
gem_console_window_show_keys (GemConsoleWindow *self)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  gtk_window_present (GTK_WINDOW (gem_show_keys_window_new (GTK_WINDOW (self))));
}

/**
 * gem_console_window_resize_notes:
 * @self: a console
 * @step: 1 for larger notes, -1 for smaller ones, 0 for the usual size
 */
void
gem_console_window_resize_notes (GemConsoleWindow *self, int step)
{
  double size;

  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  size = g_settings_get_double (self->settings, "presentation-notes-size");
  size = step == 0 ? 1 : step > 0 ? size * NOTES_STEP : size / NOTES_STEP;
  g_settings_set_double (self->settings, "presentation-notes-size",
                         CLAMP (size, NOTES_MIN, NOTES_MAX));
  apply_notes_size (self);
}

/**
 * gem_console_window_update_time:
 * @self: a console
 */
void
gem_console_window_update_time (GemConsoleWindow *self)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self));

  gem_talk_time_update (self->time);
}

/**
 * gem_console_window_tell:
 * @self: a console
 * @message: what happened
 *
 * Says it below the slide, where a screen reader hears it.
 */
void
gem_console_window_tell (GemConsoleWindow *self, const char *message)
{
  g_return_if_fail (GEM_IS_CONSOLE_WINDOW (self) && message != NULL);

  if (!g_str_equal (gtk_label_get_text (self->status), message))
    gtk_label_set_text (self->status, message);
}
