/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-province-map.h"

#include "gem-map-palette.h"
#include "gem-map-province.h"

#include <string.h>

#define MIN_WIDTH 140
#define MIN_HEIGHT 165
#define MARGIN 6

struct _GemProvinceMap
{
  GtkContainer parent_instance;

  GemMapProvince *provinces[GEM_MAP_N_PROVINCES]; /* by their codes; NULL once removed */
  GemMapProvince *hovered;
  GemMapPalette palette;
  cairo_surface_t *cache; /* fills, borders and names; what moves is drawn over it */
  double scale, x, y;     /* from map units to pixels */
};

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemProvinceMap, gem_province_map, GTK_TYPE_CONTAINER)

static void
drop_cache (GemProvinceMap *self)
{
  g_clear_pointer (&self->cache, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GemMapProvince *
find_province (GemProvinceMap *self, const GemMapShape *shape)
{
  for (guint i = 0; shape != NULL && i < GEM_MAP_N_PROVINCES; i++)
    if (self->provinces[i] != NULL && gem_map_province_get_shape (self->provinces[i]) == shape)
      return self->provinces[i];
  return NULL;
}

static GemMapProvince *
find_selected (GemProvinceMap *self)
{
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    if (self->provinces[i] != NULL && gem_map_province_get_selected (self->provinces[i]))
      return self->provinces[i];
  return NULL;
}

static GemMapProvince *
find_focused (GemProvinceMap *self)
{
  GtkWidget *child = gtk_container_get_focus_child (GTK_CONTAINER (self));

  return child != NULL && gtk_widget_has_focus (child) ? GEM_MAP_PROVINCE (child) : NULL;
}

static GemMapProvince *
find_at (GemProvinceMap *self, double x, double y)
{
  return find_province (self,
                        gem_map_hit ((x - self->x) / self->scale, (y - self->y) / self->scale));
}

/* --- drawing --- */

static void
trace (GemProvinceMap *self, cairo_t *cr, const GemMapShape *shape)
{
  cairo_save (cr);
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->scale, self->scale);
  cairo_new_path (cr);
  gem_map_shape_path (shape, cr);
  cairo_restore (cr);
}

/* The name where it fits into the province; its two letters where only those do. */
static void
draw_name (GemProvinceMap *self, cairo_t *cr, PangoLayout *layout, GemMapProvince *province)
{
  const GemMapShape *shape = gem_map_province_get_shape (province);
  double room = shape->label_room * self->scale * 2;
  int width, height;

  pango_layout_set_text (layout, gem_map_province_get_name (province), -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room * 1.15)
    {
      pango_layout_set_text (layout, shape->iso + 3, 2);
      pango_layout_get_pixel_size (layout, &width, &height);
      if (width > room || height > room)
        return;
    }
  cairo_move_to (cr, self->x + shape->label_x * self->scale - width / 2.0,
                 self->y + shape->label_y * self->scale - height / 2.0);
  gdk_cairo_set_source_rgba (cr,
                             gem_map_palette_text_color (&self->palette,
                                                         gem_map_province_get_level (province)));
  pango_cairo_show_layout (cr, layout);
}

static void
draw_cache (GemProvinceMap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  cairo_t *cr;

  self->cache =
      gdk_window_create_similar_surface (gtk_widget_get_window (widget), CAIRO_CONTENT_COLOR_ALPHA,
                                         gtk_widget_get_allocated_width (widget),
                                         gtk_widget_get_allocated_height (widget));
  cr = cairo_create (self->cache);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1.5);
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      trace (self, cr, gem_map_province_get_shape (self->provinces[i]));
      gem_map_palette_fill (&self->palette, cr, gem_map_province_get_level (self->provinces[i]));
    }
  gdk_cairo_set_source_rgba (cr, &self->palette.paper);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      trace (self, cr, gem_map_province_get_shape (self->provinces[i]));
      cairo_stroke (cr);
    }
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    draw_name (self, cr, layout, self->provinces[i]);
  cairo_destroy (cr);
}

static void
draw_outline (GemProvinceMap *self,
              cairo_t *cr,
              GemMapProvince *province,
              double outer,
              double inner,
              gboolean dashed)
{
  static const double dashes[] = { 5, 4 };

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace (self, cr, gem_map_province_get_shape (province));
  gdk_cairo_set_source_rgba (cr, &self->palette.ink);
  cairo_set_line_width (cr, outer);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &self->palette.paper);
  cairo_set_line_width (cr, inner);
  if (dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static gboolean
gem_province_map_draw (GtkWidget *widget, cairo_t *cr)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);
  GemMapProvince *selected = find_selected (self);
  GemMapProvince *focused = find_focused (self);

  if (self->cache == NULL)
    draw_cache (self);
  cairo_set_source_surface (cr, self->cache, 0, 0);
  cairo_paint (cr);

  if (self->hovered != NULL && self->hovered != selected)
    draw_outline (self, cr, self->hovered, 2, 0.5, FALSE);
  if (selected != NULL)
    draw_outline (self, cr, selected, 5, 2, FALSE);
  if (focused != NULL &&
      gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_toplevel (widget))))
    draw_outline (self, cr, focused, 5, 2.5, TRUE);
  return GDK_EVENT_PROPAGATE;
}

/* --- size --- */

static void
get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = MIN_WIDTH;
  *natural = 3 * MIN_WIDTH;
}

static void
get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = MIN_HEIGHT;
  *natural = 3 * MIN_HEIGHT;
}

static void
gem_province_map_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);
  double width, height;

  gtk_widget_set_allocation (widget, allocation);
  if (gtk_widget_get_realized (widget))
    gdk_window_move_resize (gtk_widget_get_window (widget), allocation->x, allocation->y,
                            allocation->width, allocation->height);

  gem_map_get_size (&width, &height);
  self->scale =
      MIN ((allocation->width - 2 * MARGIN) / width, (allocation->height - 2 * MARGIN) / height);
  self->x = (allocation->width - width * self->scale) / 2;
  self->y = (allocation->height - height * self->scale) / 2;
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      const GemMapShape *shape = gem_map_province_get_shape (self->provinces[i]);
      GtkAllocation place = { (int) (self->x + shape->x * self->scale),
                              (int) (self->y + shape->y * self->scale),
                              (int) (shape->width * self->scale) + 1,
                              (int) (shape->height * self->scale) + 1 };

      gtk_widget_size_allocate (GTK_WIDGET (self->provinces[i]), &place);
    }
  drop_cache (self);
}

static void
gem_province_map_realize (GtkWidget *widget)
{
  GtkAllocation allocation;
  GdkWindowAttr attributes = { .window_type = GDK_WINDOW_CHILD, .wclass = GDK_INPUT_OUTPUT };
  GdkWindow *window;

  gtk_widget_set_realized (widget, TRUE);
  gtk_widget_get_allocation (widget, &allocation);
  attributes.x = allocation.x;
  attributes.y = allocation.y;
  attributes.width = allocation.width;
  attributes.height = allocation.height;
  attributes.visual = gtk_widget_get_visual (widget);
  attributes.event_mask = gtk_widget_get_events (widget) | GDK_BUTTON_PRESS_MASK |
                          GDK_BUTTON_RELEASE_MASK | GDK_POINTER_MOTION_MASK |
                          GDK_LEAVE_NOTIFY_MASK | GDK_TOUCH_MASK;
  window = gdk_window_new (gtk_widget_get_parent_window (widget), &attributes,
                           GDK_WA_X | GDK_WA_Y | GDK_WA_VISUAL);
  gtk_widget_set_window (widget, window);
  gtk_widget_register_window (widget, window);
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    gtk_widget_set_parent_window (GTK_WIDGET (GEM_PROVINCE_MAP (widget)->provinces[i]), window);
}

static void
gem_province_map_unrealize (GtkWidget *widget)
{
  g_clear_pointer (&GEM_PROVINCE_MAP (widget)->cache, cairo_surface_destroy);

  GTK_WIDGET_CLASS (gem_province_map_parent_class)->unrealize (widget);
}

static void
gem_province_map_style_updated (GtkWidget *widget)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);

  GTK_WIDGET_CLASS (gem_province_map_parent_class)->style_updated (widget);
  gem_map_palette_load (&self->palette, gtk_widget_get_style_context (widget));
  drop_cache (self);
}

/* --- pointer --- */

static void
hover (GemProvinceMap *self, GemMapProvince *province)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->hovered == province)
    return;
  self->hovered = province;
  if (province != NULL)
    {
      g_autoptr (GdkCursor) cursor =
          gdk_cursor_new_from_name (gtk_widget_get_display (widget), "pointer");

      gdk_window_set_cursor (gtk_widget_get_window (widget), cursor);
    }
  else
    gdk_window_set_cursor (gtk_widget_get_window (widget), NULL);
  gtk_widget_trigger_tooltip_query (widget);
  gtk_widget_queue_draw (widget);
}

static gboolean
gem_province_map_motion (GtkWidget *widget, GdkEventMotion *event)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);

  hover (self, find_at (self, event->x, event->y));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
gem_province_map_leave (GtkWidget *widget, GdkEventCrossing *event)
{
  hover (GEM_PROVINCE_MAP (widget), NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
choose (GemProvinceMap *self, GemMapProvince *province)
{
  gtk_widget_grab_focus (GTK_WIDGET (province));
  g_signal_emit (self, signals[SELECTED], 0, gem_map_province_get_shape (province)->iso);
}

static gboolean
gem_province_map_button_release (GtkWidget *widget, GdkEventButton *event)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);
  GemMapProvince *province = find_at (self, event->x, event->y);

  if (event->button != GDK_BUTTON_PRIMARY || province == NULL)
    return GDK_EVENT_PROPAGATE;
  choose (self, province);
  return GDK_EVENT_STOP;
}

static gboolean
gem_province_map_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);
  GemMapProvince *province = keyboard ? find_focused (self) : find_at (self, x, y);
  g_autofree char *text = NULL;

  if (province == NULL)
    return FALSE;
  text = g_strdup_printf ("%s: %s", gem_map_province_get_name (province),
                          gem_map_province_get_value (province));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- keyboard --- */

static int
compare_names (GemMapProvince *a, GemMapProvince *b)
{
  return g_utf8_collate (gem_map_province_get_name (a), gem_map_province_get_name (b));
}

/* The first or last by name, or the next one after @after whose name starts with @letter. */
static GemMapProvince *
find_by_name (GemProvinceMap *self, gboolean last, gunichar letter, GemMapProvince *after)
{
  GemMapProvince *best = NULL;

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      GemMapProvince *province = self->provinces[i];
      gunichar first = g_utf8_get_char (gem_map_province_get_name (province));

      if (letter != 0 && g_unichar_tolower (first) != letter)
        continue;
      if (after != NULL && compare_names (province, after) <= 0)
        continue;
      if (best == NULL || (compare_names (province, best) < 0) != last)
        best = province;
    }
  return best;
}

static GemMapProvince *
find_for_key (GemProvinceMap *self, GemMapProvince *from, GdkEventKey *event)
{
  const char *iso = gem_map_province_get_shape (from)->iso;
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (event->keyval));
  GemMapProvince *next;

  switch (event->keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return find_province (self, gem_map_neighbour (iso, GEM_MAP_NORTH));
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return find_province (self, gem_map_neighbour (iso, GEM_MAP_EAST));
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return find_province (self, gem_map_neighbour (iso, GEM_MAP_SOUTH));
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return find_province (self, gem_map_neighbour (iso, GEM_MAP_WEST));
    case GDK_KEY_Home:
      return find_by_name (self, FALSE, 0, NULL);
    case GDK_KEY_End:
      return find_by_name (self, TRUE, 0, NULL);
    default:
      if (!g_unichar_isalpha (letter))
        return NULL;
      next = find_by_name (self, FALSE, letter, from);
      return next != NULL ? next : find_by_name (self, FALSE, letter, NULL);
    }
}

static gboolean
is_arrow (guint keyval)
{
  return (keyval >= GDK_KEY_Left && keyval <= GDK_KEY_Down) ||
         (keyval >= GDK_KEY_KP_Left && keyval <= GDK_KEY_KP_Down);
}

static gboolean
gem_province_map_key_press (GtkWidget *widget, GdkEventKey *event)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);
  GemMapProvince *focused = find_focused (self);
  GemMapProvince *next;

  if (focused == NULL ||
      (event->state & gtk_accelerator_get_default_mod_mask () & ~(guint) GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter ||
      event->keyval == GDK_KEY_space)
    {
      choose (self, focused);
      return GDK_EVENT_STOP;
    }
  next = find_for_key (self, focused, event);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  /* An arrow at the edge stays on the map. */
  return next != NULL || is_arrow (event->keyval) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* The map is one stop of the Tab key: at the province that is chosen, or the first by name. */
static gboolean
gem_province_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (widget);
  GemMapProvince *target = find_selected (self);

  if (find_focused (self) != NULL)
    return FALSE;
  if (target == NULL)
    target = find_by_name (self, FALSE, 0, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (target));
  return TRUE;
}

/* --- the container --- */

static void
gem_province_map_forall (GtkContainer *container,
                         gboolean include_internals,
                         GtkCallback callback,
                         gpointer data)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (container);

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    if (self->provinces[i] != NULL)
      callback (GTK_WIDGET (self->provinces[i]), data);
}

static void
gem_province_map_remove (GtkContainer *container, GtkWidget *child)
{
  GemProvinceMap *self = GEM_PROVINCE_MAP (container);

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    if ((GtkWidget *) self->provinces[i] == child)
      {
        if (self->hovered == self->provinces[i])
          self->hovered = NULL;
        self->provinces[i] = NULL;
        gtk_widget_unparent (child);
        return;
      }
}

static GType
gem_province_map_child_type (GtkContainer *container)
{
  return G_TYPE_NONE;
}

static void
province_chosen_cb (GemProvinceMap *self, GemMapProvince *province)
{
  choose (self, province);
}

static void
gem_province_map_class_init (GemProvinceMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkContainerClass *container_class = GTK_CONTAINER_CLASS (klass);

  widget_class->draw = gem_province_map_draw;
  widget_class->get_preferred_width = get_preferred_width;
  widget_class->get_preferred_height = get_preferred_height;
  widget_class->size_allocate = gem_province_map_size_allocate;
  widget_class->realize = gem_province_map_realize;
  widget_class->unrealize = gem_province_map_unrealize;
  widget_class->style_updated = gem_province_map_style_updated;
  widget_class->motion_notify_event = gem_province_map_motion;
  widget_class->leave_notify_event = gem_province_map_leave;
  widget_class->button_release_event = gem_province_map_button_release;
  widget_class->query_tooltip = gem_province_map_query_tooltip;
  widget_class->key_press_event = gem_province_map_key_press;
  widget_class->focus = gem_province_map_focus;
  container_class->forall = gem_province_map_forall;
  container_class->remove = gem_province_map_remove;
  container_class->child_type = gem_province_map_child_type;
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_LIST_BOX);

  /**
   * GemProvinceMap::selected:
   * @self: a map
   * @iso: ISO 3166-2 code
   *
   * The person chose a province.
   */
  signals[SELECTED] = g_signal_new ("selected", GEM_TYPE_PROVINCE_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_province_map_init (GemProvinceMap *self)
{
  const GemMapShape *shapes = gem_map_get_shapes ();

  gtk_widget_set_has_window (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      GtkWidget *province = gem_map_province_new (&shapes[i]);

      self->provinces[i] = GEM_MAP_PROVINCE (province);
      gtk_widget_set_parent (province, GTK_WIDGET (self));
      g_signal_connect_swapped (province, "chosen", G_CALLBACK (province_chosen_cb), self);
      g_signal_connect_swapped (province, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw),
                                self);
    }
}

/**
 * gem_province_map_new:
 *
 * Returns: (transfer floating): a map on which nothing is said yet
 */
GtkWidget *
gem_province_map_new (void)
{
  return g_object_new (GEM_TYPE_PROVINCE_MAP, NULL);
}

/**
 * gem_province_map_set_caption:
 * @self: a map
 * @caption: what the map shows, for screen readers
 */
void
gem_province_map_set_caption (GemProvinceMap *self, const char *caption)
{
  g_return_if_fail (GEM_IS_PROVINCE_MAP (self) && caption != NULL);

  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), caption);
}

/**
 * gem_province_map_set_province:
 * @self: a map
 * @iso: ISO 3166-2 code
 * @level: the step of its colour, from 0 to 4, or -1 where nothing is said
 * @name: its name
 * @value: what the map says of it, in words
 */
void
gem_province_map_set_province (
    GemProvinceMap *self, const char *iso, int level, const char *name, const char *value)
{
  GemMapProvince *province;

  g_return_if_fail (GEM_IS_PROVINCE_MAP (self) && iso != NULL && name != NULL && value != NULL);

  province = find_province (self, gem_map_find (iso));
  if (province == NULL)
    return;
  gem_map_province_set (province, level, name, value);
  drop_cache (self);
}

/**
 * gem_province_map_set_selected:
 * @self: a map
 * @iso: (nullable): ISO 3166-2 code of the province that is chosen, or %NULL for none
 */
void
gem_province_map_set_selected (GemProvinceMap *self, const char *iso)
{
  g_return_if_fail (GEM_IS_PROVINCE_MAP (self));

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    gem_map_province_set_selected (self->provinces[i],
                                   g_strcmp0 (gem_map_province_get_shape (self->provinces[i])->iso,
                                              iso) == 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gem_province_map_get_selected:
 * @self: a map
 *
 * Returns: (nullable): ISO 3166-2 code of the province that is chosen
 */
const char *
gem_province_map_get_selected (GemProvinceMap *self)
{
  GemMapProvince *selected;

  g_return_val_if_fail (GEM_IS_PROVINCE_MAP (self), NULL);

  selected = find_selected (self);
  return selected != NULL ? gem_map_province_get_shape (selected)->iso : NULL;
}

static gboolean
draw_swatch (GtkWidget *widget, cairo_t *cr, gpointer level)
{
  GemMapPalette palette;

  gem_map_palette_load (&palette, gtk_widget_get_style_context (widget));
  cairo_rectangle (cr, 0, 0, gtk_widget_get_allocated_width (widget),
                   gtk_widget_get_allocated_height (widget));
  gem_map_palette_fill (&palette, cr, GPOINTER_TO_INT (level));
  return GDK_EVENT_PROPAGATE;
}

/**
 * gem_province_map_swatch_new:
 * @level: a step
 *
 * Returns: (transfer floating): a small piece of that colour, for a legend whose words say the same
 */
GtkWidget *
gem_province_map_swatch_new (int level)
{
  GtkWidget *swatch = gtk_drawing_area_new ();

  gtk_widget_set_size_request (swatch, 24, 14);
  atk_object_set_role (gtk_widget_get_accessible (swatch), ATK_ROLE_FILLER);
  g_signal_connect (swatch, "draw", G_CALLBACK (draw_swatch), GINT_TO_POINTER (level));
  return swatch;
}
