/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-plot-private.h"

#define MIN_WIDTH 140
#define MIN_HEIGHT 165

enum
{
  ACTIVATED,
  ACTIVATE_LINK,
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemPlot, gem_plot, GTK_TYPE_CONTAINER)

GemMark *
gem_plot_get_focused (GemPlot *self)
{
  GtkWidget *child = gtk_container_get_focus_child (GTK_CONTAINER (self));

  return child != NULL && gtk_widget_has_focus (child) ? GEM_MARK (child) : NULL;
}

int
gem_plot_find_at (GemPlot *self, double x, double y)
{
  return self->figure != NULL ? gem_figure_hit (self->figure, x + self->x, y + self->y) : -1;
}

const GemFigureMark *
gem_plot_get_place (GemPlot *self, guint mark)
{
  return g_ptr_array_index (gem_figure_get_marks (self->figure), mark);
}

/* --- size --- */

static void
layout (GemPlot *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_allocated_width (widget);
  double height = gtk_widget_get_allocated_height (widget);

  if (self->figure == NULL)
    return;
  gem_figure_layout (self->figure, gtk_widget_get_pango_context (widget), width * self->zoom,
                     height * self->zoom);
  self->x = CLAMP (self->x, 0, width * (self->zoom - 1));
  self->y = CLAMP (self->y, 0, height * (self->zoom - 1));
  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemFigureMark *mark = gem_plot_get_place (self, i);
      GtkAllocation place = { (int) (mark->x - self->x), (int) (mark->y - self->y),
                              MAX ((int) mark->width, 1), MAX ((int) mark->height, 1) };

      gtk_widget_size_allocate (g_ptr_array_index (self->marks, i), &place);
    }
  gem_plot_drop_cache (self);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  GemPlot *self = GEM_PLOT (widget);

  *minimum = MIN_WIDTH;
  if (self->figure != NULL)
    *minimum = (int) gem_figure_measure_width (self->figure, gtk_widget_get_pango_context (widget));
  *natural = MAX (*minimum, 3 * MIN_WIDTH);
}

static void
get_preferred_height_for_width (GtkWidget *widget, int width, int *minimum, int *natural)
{
  GemPlot *self = GEM_PLOT (widget);
  double height = MIN_HEIGHT;

  if (self->figure != NULL)
    gem_figure_measure (self->figure, gtk_widget_get_pango_context (widget), width, &height);
  *minimum = MAX (MIN_HEIGHT, (int) height);
  *natural = MAX (*minimum, 2 * MIN_HEIGHT);
}

static void
get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  get_preferred_height_for_width (widget, 3 * MIN_WIDTH, minimum, natural);
}

static void
gem_plot_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GemPlot *self = GEM_PLOT (widget);

  gtk_widget_set_allocation (widget, allocation);
  if (gtk_widget_get_realized (widget))
    gdk_window_move_resize (gtk_widget_get_window (widget), allocation->x, allocation->y,
                            allocation->width, allocation->height);
  layout (self);
}

static void
gem_plot_realize (GtkWidget *widget)
{
  GemPlot *self = GEM_PLOT (widget);
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
                          GDK_LEAVE_NOTIFY_MASK | GDK_TOUCH_MASK | GDK_SCROLL_MASK |
                          GDK_SMOOTH_SCROLL_MASK;
  window = gdk_window_new (gtk_widget_get_parent_window (widget), &attributes,
                           GDK_WA_X | GDK_WA_Y | GDK_WA_VISUAL);
  gtk_widget_set_window (widget, window);
  gtk_widget_register_window (widget, window);
  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_set_parent_window (g_ptr_array_index (self->marks, i), window);
}

static void
gem_plot_unrealize (GtkWidget *widget)
{
  g_clear_pointer (&GEM_PLOT (widget)->cache, cairo_surface_destroy);

  GTK_WIDGET_CLASS (gem_plot_parent_class)->unrealize (widget);
}

static void
gem_plot_style_updated (GtkWidget *widget)
{
  GemPlot *self = GEM_PLOT (widget);

  GTK_WIDGET_CLASS (gem_plot_parent_class)->style_updated (widget);
  gem_plot_load_palette (widget, &self->palette);
  gtk_widget_queue_resize (widget);
  gem_plot_drop_cache (self);
}

/* --- what input asks for --- */

void
gem_plot_hover (GemPlot *self, int mark)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GdkCursor) cursor = NULL;

  if (self->hovered == mark)
    return;
  gem_plot_queue_draw_mark (self, self->hovered);
  gem_plot_queue_draw_mark (self, mark);
  self->hovered = mark;
  if (mark >= 0)
    cursor = gdk_cursor_new_from_name (gtk_widget_get_display (widget), "pointer");
  gdk_window_set_cursor (gtk_widget_get_window (widget), cursor);
  gtk_widget_trigger_tooltip_query (widget);
}

void
gem_plot_activate (GemPlot *self, guint mark)
{
  const GemFigureMark *place = gem_plot_get_place (self, mark);

  gtk_widget_grab_focus (g_ptr_array_index (self->marks, mark));
  if (place->address != NULL)
    g_signal_emit (self, signals[ACTIVATE_LINK], 0, place->address);
  else
    g_signal_emit (self, signals[ACTIVATED], 0, place->province, place->theme);
}

void
gem_plot_toggle (GemPlot *self, guint mark)
{
  const GemFigureMark *place = gem_plot_get_place (self, mark);

  if (self->quiet || place->province < 0)
    {
      gem_plot_activate (self, mark);
      return;
    }
  gtk_widget_grab_focus (g_ptr_array_index (self->marks, mark));
  g_signal_emit (self, signals[TOGGLED], 0, place->province);
}

void
gem_plot_zoom_at (GemPlot *self, double factor, double x, double y)
{
  double zoom = CLAMP (self->zoom * factor, 1, GEM_PLOT_MAX_ZOOM);

  self->x = (self->x + x) * zoom / self->zoom - x;
  self->y = (self->y + y) * zoom / self->zoom - y;
  self->zoom = zoom;
  layout (self);
}

void
gem_plot_pan (GemPlot *self, double dx, double dy)
{
  self->x += dx;
  self->y += dy;
  layout (self);
}

/* Scrolls as far as is needed for all of a mark to be seen, or its top left where it is too large. */
void
gem_plot_reveal (GemPlot *self, guint mark)
{
  const GemFigureMark *place = gem_plot_get_place (self, mark);
  double width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  double height = gtk_widget_get_allocated_height (GTK_WIDGET (self));

  if (self->zoom <= 1)
    return;
  self->x = MIN (MAX (self->x, place->x + place->width - width), place->x);
  self->y = MIN (MAX (self->y, place->y + place->height - height), place->y);
  layout (self);
}

/* A figure is one stop of the Tab key: at what is chosen, or the first province by name. */
static gboolean
gem_plot_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GemPlot *self = GEM_PLOT (widget);
  int target = -1;

  if (gem_plot_get_focused (self) != NULL || self->figure == NULL)
    return FALSE;
  for (guint i = 0; target < 0 && i < self->marks->len; i++)
    if (gem_mark_get_selected (g_ptr_array_index (self->marks, i)))
      target = (int) i;
  if (target < 0)
    target = gem_figure_find_by_letter (self->figure, 0, -1);
  if (target < 0)
    return FALSE;
  gtk_widget_grab_focus (g_ptr_array_index (self->marks, target));
  return TRUE;
}

/* --- the container --- */

static void
gem_plot_forall (GtkContainer *container,
                 gboolean include_internals,
                 GtkCallback callback,
                 gpointer data)
{
  GemPlot *self = GEM_PLOT (container);

  /* The callback may take a mark away. */
  for (guint i = self->marks->len; i > 0; i--)
    if (i <= self->marks->len)
      callback (g_ptr_array_index (self->marks, self->marks->len - i), data);
}

static void
gem_plot_remove (GtkContainer *container, GtkWidget *child)
{
  GemPlot *self = GEM_PLOT (container);

  if (g_ptr_array_remove (self->marks, child))
    gtk_widget_unparent (child);
}

static GType
gem_plot_child_type (GtkContainer *container)
{
  return G_TYPE_NONE;
}

static void
gem_plot_finalize (GObject *object)
{
  GemPlot *self = GEM_PLOT (object);

  g_clear_pointer (&self->figure, gem_figure_free);
  g_clear_pointer (&self->cache, cairo_surface_destroy);
  g_ptr_array_unref (self->marks);
  g_free (self->from);
  g_free (self->to);
  g_free (self->from_levels);
  g_clear_object (&self->pinch);

  G_OBJECT_CLASS (gem_plot_parent_class)->finalize (object);
}

static void
gem_plot_class_init (GemPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkContainerClass *container_class = GTK_CONTAINER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gem_plot_finalize;
  widget_class->draw = gem_plot_draw;
  widget_class->get_request_mode = get_request_mode;
  widget_class->get_preferred_width = get_preferred_width;
  widget_class->get_preferred_height = get_preferred_height;
  widget_class->get_preferred_height_for_width = get_preferred_height_for_width;
  widget_class->size_allocate = gem_plot_size_allocate;
  widget_class->realize = gem_plot_realize;
  widget_class->unrealize = gem_plot_unrealize;
  widget_class->style_updated = gem_plot_style_updated;
  widget_class->focus = gem_plot_focus;
  gem_plot_class_init_input (widget_class);
  container_class->forall = gem_plot_forall;
  container_class->remove = gem_plot_remove;
  container_class->child_type = gem_plot_child_type;
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_LIST_BOX);

  /**
   * GemPlot::activated:
   * @self: a plot
   * @province: of the comparison, or -1
   * @theme: of the comparison, or -1
   *
   * The person wants to know more about a mark.
   */
  signals[ACTIVATED] = g_signal_new ("activated", GEM_TYPE_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  /**
   * GemPlot::activate-link:
   * @self: a plot
   * @uri: where the mark leads
   *
   * As #GemPlot::activated, of a mark that leads somewhere of its own.
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_PLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * GemPlot::toggled:
   * @self: a plot
   * @province: of the comparison
   *
   * The person adds a province to those that are compared, or takes it away.
   */
  signals[TOGGLED] = g_signal_new ("toggled", GEM_TYPE_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
gem_plot_init (GemPlot *self)
{
  self->marks = g_ptr_array_new ();
  self->hovered = -1;
  self->zoom = 1;
  gtk_widget_set_has_window (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gem_plot_init_input (self);
}

/**
 * gem_plot_new:
 *
 * Returns: (transfer floating): a plot without a figure
 */
GtkWidget *
gem_plot_new (void)
{
  return g_object_new (GEM_TYPE_PLOT, "visible", TRUE, NULL);
}

static void
mark_chosen_cb (GemPlot *self, GemMark *mark)
{
  gem_plot_activate (self, gem_mark_get_index (mark));
}

/* As many marks as the figure has; those that can stay do. */
static void
fit_marks (GemPlot *self, guint n)
{
  while (self->marks->len > n)
    gtk_container_remove (GTK_CONTAINER (self),
                          g_ptr_array_index (self->marks, self->marks->len - 1));
  while (self->marks->len < n)
    {
      GtkWidget *mark = gem_mark_new (self->marks->len);

      g_ptr_array_add (self->marks, mark);
      if (gtk_widget_get_realized (GTK_WIDGET (self)))
        gtk_widget_set_parent_window (mark, gtk_widget_get_window (GTK_WIDGET (self)));
      gtk_widget_set_parent (mark, GTK_WIDGET (self));
      g_signal_connect_swapped (mark, "chosen", G_CALLBACK (mark_chosen_cb), self);
      g_signal_connect_swapped (mark, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw),
                                self);
    }
}

/**
 * gem_plot_set_figure:
 * @self: a plot
 * @figure: (transfer full): what to show from now on
 *
 * Where the person wants motion, each province goes from its place in the last figure to its new one.
 */
void
gem_plot_set_figure (GemPlot *self, GemFigure *figure)
{
  gboolean moves;

  g_return_if_fail (GEM_IS_PLOT (self) && figure != NULL);

  gem_plot_stop_change (self);
  moves = gem_plot_prepare_change (self, figure);
  if (self->figure != NULL && gem_figure_get_kind (self->figure) != gem_figure_get_kind (figure))
    self->zoom = 1;
  if (self->figure != NULL)
    gem_figure_take_borders (figure, self->figure);
  g_clear_pointer (&self->figure, gem_figure_free);
  self->figure = figure;
  self->hovered = -1;
  fit_marks (self, gem_figure_get_marks (figure)->len);
  for (guint i = 0; i < self->marks->len; i++)
    gem_mark_set_words (g_ptr_array_index (self->marks, i), gem_plot_get_place (self, i)->name,
                        gem_plot_get_place (self, i)->value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  layout (self);
  if (moves)
    gem_plot_start_change (self);
}

/**
 * gem_plot_get_figure:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): what it shows
 */
GemFigure *
gem_plot_get_figure (GemPlot *self)
{
  g_return_val_if_fail (GEM_IS_PLOT (self), NULL);

  return self->figure;
}

/**
 * gem_plot_set_chosen:
 * @self: a plot with a figure
 * @provinces: (element-type guint): the provinces that are chosen
 */
void
gem_plot_set_chosen (GemPlot *self, const GArray *provinces)
{
  g_return_if_fail (GEM_IS_PLOT (self) && provinces != NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemFigureMark *mark = gem_plot_get_place (self, i);
      gboolean chosen = FALSE;

      for (guint j = 0; mark->theme < 0 && j < provinces->len; j++)
        chosen = chosen || (int) g_array_index (provinces, guint, j) == mark->province;
      gem_mark_set_selected (g_ptr_array_index (self->marks, i), chosen);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gem_plot_set_quiet:
 * @self: a plot
 * @quiet: whether it only leads somewhere: no zoom, no choosing
 */
void
gem_plot_set_quiet (GemPlot *self, gboolean quiet)
{
  g_return_if_fail (GEM_IS_PLOT (self));

  self->quiet = quiet;
}

/**
 * gem_plot_zoom:
 * @self: a plot
 * @factor: how much larger; 0 for all of it
 */
void
gem_plot_zoom (GemPlot *self, double factor)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (GEM_IS_PLOT (self) && factor >= 0);

  gem_plot_zoom_at (self, factor == 0 ? 1 / self->zoom : factor,
                    gtk_widget_get_allocated_width (widget) / 2.0,
                    gtk_widget_get_allocated_height (widget) / 2.0);
}
