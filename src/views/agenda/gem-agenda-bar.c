/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-bar.h"

#include "gem-agenda-choice.h"
#include "gem-agenda-filter.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

/* Around what is in a popover: its arrow, border and shadow. */
#define POPOVER_MARGIN 48
#define MIN_FILTER_HEIGHT 160

struct _GemAgendaBar
{
  GtkBox parent_instance;

  GtkFlowBox *top;
  GtkFlowBox *said;
  GtkBox *years;
  GtkEntry *words;
  GtkFlowBox *tools;
  GtkToggleButton *list_button;
  GtkToggleButton *board_button;
  GtkToggleButton *timeline_button;
  GtkToggleButton *other_button; /* never seen: active where none of the three is */
  GtkWidget *filter_button;
  GtkWidget *more_button;
  GtkFlowBox *chips;
  GtkWidget *news;
  GtkLabel *count;
  GemAgendaFilter *filter;

  GemContext *context;
  GemAddress *address;
  GPtrArray *feeds;
  gboolean updating;
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAgendaBar, gem_agenda_bar, GTK_TYPE_BOX)

static void
go (GemAgendaBar *self, const GemAddress *address)
{
  if (!self->updating && self->address != NULL && !gem_address_equal (address, self->address))
    g_signal_emit (self, signals[GO], 0, address);
}

static void
page_toggled_cb (GemAgendaBar *self, GtkToggleButton *button)
{
  g_autoptr (GemAddress) address = NULL;

  if (self->updating || self->address == NULL || !gtk_toggle_button_get_active (button))
    return;
  address = gem_agenda_address_with_page (self->address, button == self->board_button
                                                             ? GEM_AGENDA_PAGE_BOARD
                                                         : button == self->timeline_button
                                                             ? GEM_AGENDA_PAGE_TIMELINE
                                                             : GEM_AGENDA_PAGE_LIST);
  go (self, address);
}

static void
words_cb (GemAgendaBar *self)
{
  const char *words = gtk_entry_get_text (self->words);
  g_autoptr (GemAddress) address = NULL;

  if (self->updating || self->address == NULL)
    return;
  address = gem_address_with_param (self->address, "q", *words != '\0' ? words : NULL);
  go (self, address);
}

/* The drop-downs are as high as fits below their button; the rest is scrolled to. */
static void
filter_toggled_cb (GemAgendaBar *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  int height = gtk_widget_get_allocated_height (self->filter_button);
  int y;

  if (gtk_widget_translate_coordinates (self->filter_button, window, 0, height, NULL, &y))
    gtk_scrolled_window_set_max_content_height (
        GTK_SCROLLED_WINDOW (self->filter),
        MAX (gtk_widget_get_allocated_height (window) - y - POPOVER_MARGIN, MIN_FILTER_HEIGHT));
}

static void
filter_go_cb (GemAgendaBar *self, const GemAddress *address)
{
  go (self, address);
}

static void
year_toggled_cb (GemAgendaBar *self, GtkToggleButton *button)
{
  g_autoptr (GemAddress) address = NULL;

  if (self->updating || self->address == NULL || !gtk_toggle_button_get_active (button))
    return;
  address =
      gem_agenda_address_with_year (self->address, g_object_get_data (G_OBJECT (button), "year"));
  go (self, address);
}

static void
chip_clicked_cb (GemAgendaBar *self, GtkWidget *chip)
{
  const char *key = g_object_get_data (G_OBJECT (chip), "key");
  g_autoptr (GemAddress) address = gem_address_with_param (self->address, key, NULL);

  /* The chip goes away: the focus goes to what makes chips. */
  if (gtk_widget_has_focus (chip))
    gtk_widget_grab_focus (self->filter_button);
  go (self, address);
}

static void
add_to_flow (GtkFlowBox *box, GtkWidget *widget)
{
  GtkWidget *place = gtk_flow_box_child_new ();

  gtk_container_add (GTK_CONTAINER (place), widget);
  gtk_widget_show_all (place);
  gtk_container_add (GTK_CONTAINER (box), place);
}

static GtkWidget *
chip_new (GemAgendaBar *self, const char *key, const char *value)
{
  GemEdition *edition = gem_context_get_sessions (self->context);
  g_autofree char *text = gem_agenda_filter_describe (edition, self->feeds, key, value);
  g_autofree char *name = g_strdup_printf (_ ("Take away: %s"), text);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box),
                     gtk_image_new_from_icon_name ("window-close-symbolic", GTK_ICON_SIZE_BUTTON));
  gtk_container_add (GTK_CONTAINER (chip), box);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (chip, name);
  gem_set_accessible_name (chip, name);
  gtk_style_context_add_class (gtk_widget_get_style_context (chip), "gem-chip");
  g_object_set_data (G_OBJECT (chip), "key", (gpointer) key);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
  return chip;
}

static void
update_chips (GemAgendaBar *self)
{
  const char *const *keys = gem_agenda_filter_keys ();
  gboolean any = FALSE;

  gem_container_clear (GTK_CONTAINER (self->chips));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = gem_address_get_param (self->address, keys[i]);

      /* The words stand in the entry. */
      if (value == NULL || g_str_equal (keys[i], "q"))
        continue;
      add_to_flow (self->chips, chip_new (self, keys[i], value));
      any = TRUE;
    }
  gem_flow_box_set_plain (self->chips, _ ("What the agenda is narrowed down to"));
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          any && gtk_widget_get_visible (self->filter_button));
}

static GtkWidget *
add_year (
    GemAgendaBar *self, GtkWidget *group, const char *year, const char *text, const char *name)
{
  GtkWidget *button =
      gtk_radio_button_new_with_label_from_widget (group != NULL ? GTK_RADIO_BUTTON (group) : NULL,
                                                   text);

  gtk_toggle_button_set_mode (GTK_TOGGLE_BUTTON (button), FALSE);
  gem_set_accessible_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "year", g_strdup (year), g_free);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (year_toggled_cb), self);
  gtk_container_add (GTK_CONTAINER (self->years), button);
  gtk_widget_show (button);
  return button;
}

static gboolean
has_years (GemAgendaBar *self, GPtrArray *years)
{
  g_autoptr (GList) buttons = gtk_container_get_children (GTK_CONTAINER (self->years));
  guint i = 0;

  if (g_list_length (buttons) != years->len + 1)
    return FALSE;
  for (GList *l = buttons->next; l != NULL; l = l->next, i++)
    if (atoi (g_object_get_data (l->data, "year")) !=
        ((GemAgendaYear *) g_ptr_array_index (years, i))->year)
      return FALSE;
  return TRUE;
}

static void
choose_year (GemAgendaBar *self)
{
  g_autoptr (GList) buttons = gtk_container_get_children (GTK_CONTAINER (self->years));
  const char *year = gem_address_get_id (self->address);

  for (GList *l = buttons; l != NULL; l = l->next)
    if (g_strcmp0 (g_object_get_data (l->data, "year"), year) == 0)
      {
        gtk_toggle_button_set_active (l->data, TRUE);
        return;
      }
  if (year != NULL && buttons != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                      add_year (self, buttons->data, year, year, year)),
                                  TRUE);
}

/**
 * gem_agenda_bar_set_overview:
 * @self: a bar
 * @overview: what there is to choose from, and what is new
 */
void
gem_agenda_bar_set_overview (GemAgendaBar *self, const GemAgendaOverview *overview)
{
  guint news;

  g_return_if_fail (GEM_IS_AGENDA_BAR (self) && overview != NULL);

  g_ptr_array_ref (overview->feeds);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  self->feeds = overview->feeds;
  self->updating = TRUE;
  if (!has_years (self, overview->years))
    {
      GtkWidget *all;

      gem_container_clear (GTK_CONTAINER (self->years));
      all = add_year (self, NULL, NULL, _ ("All"), _ ("All years"));
      for (guint i = 0; i < overview->years->len; i++)
        {
          const GemAgendaYear *year = g_ptr_array_index (overview->years, i);
          g_autofree char *text = g_strdup_printf ("%d", year->year);

          add_year (self, all, text, text, text);
        }
    }
  gem_agenda_filter_set_overview (self->filter, overview);
  if (self->address != NULL)
    choose_year (self);
  self->updating = FALSE;

  news = overview->added + overview->changed + overview->removed;
  gtk_widget_set_visible (gtk_widget_get_parent (self->news), news > 0);
  if (news > 0)
    {
      g_autofree char *text =
          g_strdup_printf (_ ("Since you last looked: %u new, %u changed, %u dropped"),
                           overview->added, overview->changed, overview->removed);

      gtk_label_set_text (GTK_LABEL (gtk_bin_get_child (GTK_BIN (self->news))), text);
      gem_set_accessible_name (self->news, text);
    }
}

static void
news_clicked_cb (GemAgendaBar *self)
{
  g_autoptr (GemAddress) agenda = gem_address_new (GEM_ADDRESS_AGENDA, NULL);
  g_autoptr (GemAddress) address = gem_agenda_address_with_page (agenda, GEM_AGENDA_PAGE_CHANGES);

  go (self, address);
}

static void
gem_agenda_bar_dispose (GObject *object)
{
  GemAgendaBar *self = GEM_AGENDA_BAR (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);

  G_OBJECT_CLASS (gem_agenda_bar_parent_class)->dispose (object);
}

static void
gem_agenda_bar_class_init (GemAgendaBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agenda_bar_dispose;

  /**
   * GemAgendaBar::go:
   * @self: a bar
   * @address: the address of what the person chose
   */
  signals[GO] = g_signal_new ("go", GEM_TYPE_AGENDA_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, GEM_TYPE_ADDRESS);

  g_type_ensure (GEM_TYPE_AGENDA_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, top);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, said);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, years);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, words);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, tools);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, list_button);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, board_button);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, timeline_button);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, other_button);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, chips);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, news);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, count);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBar, filter);
  gtk_widget_class_bind_template_callback (widget_class, page_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_go_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, news_clicked_cb);
}

static void
gem_agenda_bar_init (GemAgendaBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gem_flow_box_set_plain (self->top, _ ("Years and words"));
  gem_flow_box_set_plain (self->tools, _ ("How the agenda is shown"));
  gem_flow_box_set_plain (self->said, _ ("How many items"));
  gem_set_accessible_name (GTK_WIDGET (self->words), _ ("Words in the agenda"));
  gem_set_accessible_name (GTK_WIDGET (self->years), _ ("Years"));
}

/**
 * gem_agenda_bar_set_context:
 * @self: a bar
 * @context: the context
 */
void
gem_agenda_bar_set_context (GemAgendaBar *self, GemContext *context)
{
  g_return_if_fail (GEM_IS_AGENDA_BAR (self) && GEM_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  gem_agenda_filter_set_edition (self->filter, gem_context_get_sessions (context));
}

/* What is promised is put beside all items of a year: there, words and filters would do nothing. */
static void
show_choices (GemAgendaBar *self, gboolean visible)
{
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->words)), visible);
  gtk_widget_set_visible (self->filter_button, visible);
}

/**
 * gem_agenda_bar_show:
 * @self: a bar
 * @address: an address of the agenda
 */
void
gem_agenda_bar_show (GemAgendaBar *self, const GemAddress *address)
{
  GemAddress *shown;
  GemAgendaPage page;
  const char *words;

  g_return_if_fail (GEM_IS_AGENDA_BAR (self) && address != NULL);

  shown = gem_address_ref (address);
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = shown;
  page = gem_agenda_address_get_page (address);
  words = gem_address_get_param (address, "q");

  self->updating = TRUE;
  show_choices (self, page != GEM_AGENDA_PAGE_AGREEMENT);
  gtk_toggle_button_set_active (page == GEM_AGENDA_PAGE_BOARD      ? self->board_button
                                : page == GEM_AGENDA_PAGE_TIMELINE ? self->timeline_button
                                : page == GEM_AGENDA_PAGE_LIST     ? self->list_button
                                                                   : self->other_button,
                                TRUE);
  /* What the person is typing stays as it is. */
  if (g_strcmp0 (words != NULL ? words : "", gtk_entry_get_text (self->words)) != 0)
    gtk_entry_set_text (self->words, words != NULL ? words : "");
  choose_year (self);
  gem_agenda_filter_show (self->filter, address);
  update_chips (self);
  self->updating = FALSE;
}

/**
 * gem_agenda_bar_set_count:
 * @self: a bar
 * @count: how many items there are, in words
 */
void
gem_agenda_bar_set_count (GemAgendaBar *self, const char *count)
{
  g_return_if_fail (GEM_IS_AGENDA_BAR (self) && count != NULL);

  gtk_label_set_text (self->count, count);
}

/**
 * gem_agenda_bar_focus_words:
 * @self: a bar
 *
 * Puts the focus where words are typed.
 */
void
gem_agenda_bar_focus_words (GemAgendaBar *self)
{
  g_return_if_fail (GEM_IS_AGENDA_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}
