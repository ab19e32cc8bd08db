/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-map-province.h"

#include <glib/gi18n.h>
#include <gtk/gtk-a11y.h>

struct _GemMapProvince
{
  GtkWidget parent_instance;

  const GemMapShape *shape;
  int level;
  char *name;
  char *value;
  gboolean selected;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemMapProvince, gem_map_province, GTK_TYPE_WIDGET)

/* What a screen reader meets: a list item that can be selected. */
typedef struct
{
  GtkWidgetAccessible parent_instance;
} GemMapProvinceAccessible;

typedef struct
{
  GtkWidgetAccessibleClass parent_class;
} GemMapProvinceAccessibleClass;

static void action_init (AtkActionIface *iface);
static GType gem_map_province_accessible_get_type (void);

G_DEFINE_TYPE_WITH_CODE (GemMapProvinceAccessible,
                         gem_map_province_accessible,
                         GTK_TYPE_WIDGET_ACCESSIBLE,
                         G_IMPLEMENT_INTERFACE (ATK_TYPE_ACTION, action_init))

static AtkStateSet *
ref_state_set (AtkObject *accessible)
{
  AtkStateSet *states =
      ATK_OBJECT_CLASS (gem_map_province_accessible_parent_class)->ref_state_set (accessible);
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (accessible));

  if (widget == NULL)
    return states;
  atk_state_set_add_state (states, ATK_STATE_SELECTABLE);
  if (GEM_MAP_PROVINCE (widget)->selected)
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
gem_map_province_accessible_class_init (GemMapProvinceAccessibleClass *klass)
{
  ATK_OBJECT_CLASS (klass)->ref_state_set = ref_state_set;
}

static void
gem_map_province_accessible_init (GemMapProvinceAccessible *self)
{
}

static void
gem_map_province_finalize (GObject *object)
{
  GemMapProvince *self = GEM_MAP_PROVINCE (object);

  g_free (self->name);
  g_free (self->value);

  G_OBJECT_CLASS (gem_map_province_parent_class)->finalize (object);
}

static void
gem_map_province_class_init (GemMapProvinceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gem_map_province_finalize;
  gtk_widget_class_set_accessible_type (widget_class, gem_map_province_accessible_get_type ());
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_LIST_ITEM);

  /* The person chose it; the map listens. */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_MAP_PROVINCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
gem_map_province_init (GemMapProvince *self)
{
  gtk_widget_set_has_window (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
  self->level = -1;
}

/**
 * gem_map_province_new:
 * @shape: its shape
 *
 * Returns: (transfer floating): a province
 */
GtkWidget *
gem_map_province_new (const GemMapShape *shape)
{
  GemMapProvince *self = g_object_new (GEM_TYPE_MAP_PROVINCE, "visible", TRUE, NULL);

  self->shape = shape;
  gem_map_province_set (self, -1, shape->iso, "");
  return GTK_WIDGET (self);
}

/**
 * gem_map_province_get_shape:
 * @self: a province
 *
 * Returns: its shape
 */
const GemMapShape *
gem_map_province_get_shape (GemMapProvince *self)
{
  return self->shape;
}

/**
 * gem_map_province_set:
 * @self: a province
 * @level: the step of its colour
 * @name: its name
 * @value: what the map says of it, in words
 */
void
gem_map_province_set (GemMapProvince *self, int level, const char *name, const char *value)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));

  self->level = level;
  g_free (self->name);
  g_free (self->value);
  self->name = g_strdup (name);
  self->value = g_strdup (value);
  atk_object_set_name (accessible, name);
  atk_object_set_description (accessible, value);
}

/**
 * gem_map_province_get_level:
 * @self: a province
 *
 * Returns: the step of its colour
 */
int
gem_map_province_get_level (GemMapProvince *self)
{
  return self->level;
}

/**
 * gem_map_province_get_name:
 * @self: a province
 *
 * Returns: its name
 */
const char *
gem_map_province_get_name (GemMapProvince *self)
{
  return self->name;
}

/**
 * gem_map_province_get_value:
 * @self: a province
 *
 * Returns: what the map says of it
 */
const char *
gem_map_province_get_value (GemMapProvince *self)
{
  return self->value;
}

/**
 * gem_map_province_set_selected:
 * @self: a province
 * @selected: whether it is the one that is chosen
 */
void
gem_map_province_set_selected (GemMapProvince *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  atk_object_notify_state_change (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_STATE_SELECTED,
                                  selected);
}

/**
 * gem_map_province_get_selected:
 * @self: a province
 *
 * Returns: whether it is the one that is chosen
 */
gboolean
gem_map_province_get_selected (GemMapProvince *self)
{
  return self->selected;
}
