/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-mark-bar.h"

#include "gem-note-words.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

#define COLUMNS 3
#define COLOUR_KEY "gem-colour"

struct _GemMarkBar
{
  GtkPopover parent_instance;

  GtkWidget *first; /* button */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemMarkBar, gem_mark_bar, GTK_TYPE_POPOVER)

static void
clicked_cb (GemMarkBar *self, GtkWidget *button)
{
  int colour = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), COLOUR_KEY));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, colour);
}

static GtkWidget *
add_button (GemMarkBar *self, GtkWidget *child, int colour, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_relief (GTK_BUTTON (button), GTK_RELIEF_NONE);
  gtk_container_add (GTK_CONTAINER (button), child);
  gem_set_accessible_name (button, name);
  g_object_set_data (G_OBJECT (button), COLOUR_KEY, GINT_TO_POINTER (colour));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static GtkWidget *
make_colour_button (GemMarkBar *self, int colour)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: %s is the colour of a mark */
  g_autofree char *name = g_strdup_printf (_ ("Mark: %s"), gem_note_colour_name (colour));

  gtk_container_add (GTK_CONTAINER (box), gem_note_swatch_new (colour));
  gtk_container_add (GTK_CONTAINER (box), gtk_label_new (gem_note_colour_name (colour)));
  return add_button (self, box, colour, name);
}

static void
gem_mark_bar_class_init (GemMarkBarClass *klass)
{
  /**
   * GemMarkBar::chosen:
   * @self: a bar
   * @colour: of a mark; %GEM_NOTE_NO_COLOUR for a note
   */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_MARK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
gem_mark_bar_init (GemMarkBar *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *note = add_button (self, gtk_label_new (_ ("Note…")), GEM_NOTE_NO_COLOUR, _ ("Note…"));
  GtkWidget *slide = gtk_button_new_with_label (_ ("As slide…"));

  for (int i = 0; i < GEM_NOTE_N_COLOURS; i++)
    {
      GtkWidget *button = make_colour_button (self, i);

      if (i == 0)
        self->first = button;
      gtk_grid_attach (GTK_GRID (grid), button, i % COLUMNS, i / COLUMNS, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (grid), note, 0, GEM_NOTE_N_COLOURS / COLUMNS, 1, 1);
  gtk_button_set_relief (GTK_BUTTON (slide), GTK_RELIEF_NONE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (slide), "win.add-slide");
  gtk_widget_set_tooltip_text (slide, _ ("Show this in a presentation (Ctrl+Shift+D)"));
  gtk_grid_attach (GTK_GRID (grid), slide, 1, GEM_NOTE_N_COLOURS / COLUMNS, COLUMNS - 1, 1);
  gtk_container_set_border_width (GTK_CONTAINER (grid), 6);
  gtk_container_add (GTK_CONTAINER (self), grid);
  gtk_widget_show_all (grid);
  gem_set_accessible_name (GTK_WIDGET (self), _ ("What is selected"));
}

/**
 * gem_mark_bar_new:
 * @text: what it stands beside
 *
 * Returns: (transfer none): a bar that is not shown yet
 */
GtkWidget *
gem_mark_bar_new (GtkWidget *text)
{
  g_return_val_if_fail (GTK_IS_WIDGET (text), NULL);

  return g_object_new (GEM_TYPE_MARK_BAR, "relative-to", text, "position", GTK_POS_TOP, NULL);
}

/**
 * gem_mark_bar_offer:
 * @self: a bar
 * @area: where the selected words are
 * @with_focus: whether the keyboard goes on in it; otherwise the text keeps the focus
 */
void
gem_mark_bar_offer (GemMarkBar *self, const GdkRectangle *area, gboolean with_focus)
{
  g_return_if_fail (GEM_IS_MARK_BAR (self) && area != NULL);

  gtk_popover_set_modal (GTK_POPOVER (self), with_focus);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  gtk_popover_popup (GTK_POPOVER (self));
  if (with_focus)
    gtk_widget_grab_focus (self->first);
}
