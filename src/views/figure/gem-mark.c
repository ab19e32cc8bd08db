/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-mark.h"

#include <glib/gi18n.h>
#include <gtk/gtk-a11y.h>

struct _GemMark
{
  GtkWidget parent_instance;

  guint index;
  gboolean selected;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemMark, gem_mark, GTK_TYPE_WIDGET)

/* What a screen reader meets: a list item that can be selected. */
typedef struct
{
  GtkWidgetAccessible parent_instance;
} GemMarkAccessible;

typedef struct
{
  GtkWidgetAccessibleClass parent_class;
} GemMarkAccessibleClass;

static void action_init (AtkActionIface *iface);
static GType gem_mark_accessible_get_type (void);

G_DEFINE_TYPE_WITH_CODE (GemMarkAccessible,
                         gem_mark_accessible,
                         GTK_TYPE_WIDGET_ACCESSIBLE,
                         G_IMPLEMENT_INTERFACE (ATK_TYPE_ACTION, action_init))

static AtkStateSet *
ref_state_set (AtkObject *accessible)
{
  AtkStateSet *states =
      ATK_OBJECT_CLASS (gem_mark_accessible_parent_class)->ref_state_set (accessible);
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (accessible));

  if (widget == NULL)
    return states;
  atk_state_set_add_state (states, ATK_STATE_SELECTABLE);
  if (GEM_MARK (widget)->selected)
    atk_state_set_add_state (states, ATK_STATE_SELECTED);
  return states;
}

static gboolean
do_action (AtkAction *action, int index)
{
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (action));

  if (widget == NULL || index != 0)
    return FALSE;
  g_signal_emit (widget, signals[CHOSEN], 0);
  return TRUE;
}

static int
get_n_actions (AtkAction *action)
{
  return 1;
}

static const char *
get_action_name (AtkAction *action, int index)
{
  return index == 0 ? "select" : NULL;
}

static void
action_init (AtkActionIface *iface)
{
  iface->do_action = do_action;
  iface->get_n_actions = get_n_actions;
  iface->get_name = get_action_name;
}

static void
gem_mark_accessible_class_init (GemMarkAccessibleClass *klass)
{
  ATK_OBJECT_CLASS (klass)->ref_state_set = ref_state_set;
}

static void
gem_mark_accessible_init (GemMarkAccessible *self)
{
}

static void
gem_mark_class_init (GemMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_type (widget_class, gem_mark_accessible_get_type ());
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_LIST_ITEM);

  /* The person chose it; the plot listens. */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_MARK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
gem_mark_init (GemMark *self)
{
  gtk_widget_set_has_window (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
}

/**
 * gem_mark_new:
 * @index: which mark of the figure
 *
 * Returns: (transfer floating): a mark
 */
GtkWidget *
gem_mark_new (guint index)
{
  GemMark *self = g_object_new (GEM_TYPE_MARK, "visible", TRUE, NULL);

  self->index = index;
  return GTK_WIDGET (self);
}

/**
 * gem_mark_get_index:
 * @self: a mark
 *
 * Returns: which mark of the figure it is
 */
guint
gem_mark_get_index (GemMark *self)
{
  return self->index;
}

/**
 * gem_mark_set_words:
 * @self: a mark
 * @name: its name
 * @value: what the figure says of it, in words
 */
void
gem_mark_set_words (GemMark *self, const char *name, const char *value)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));

  if (g_strcmp0 (atk_object_get_name (accessible), name) != 0)
    atk_object_set_name (accessible, name);
  if (g_strcmp0 (atk_object_get_description (accessible), value) != 0)
    atk_object_set_description (accessible, value);
}

/**
 * gem_mark_set_selected:
 * @self: a mark
 * @selected: whether it is chosen
 */
void
gem_mark_set_selected (GemMark *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  atk_object_notify_state_change (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_STATE_SELECTED,
                                  selected);
}

/**
 * gem_mark_get_selected:
 * @self: a mark
 *
 * Returns: whether it is chosen
 */
gboolean
gem_mark_get_selected (GemMark *self)
{
  return self->selected;
}
