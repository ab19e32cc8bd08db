/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-compare-view-private.h"

#include "gem-rows.h"
#include "gem-themes-dialog.h"

#include <glib/gi18n.h>

/* What of an address stays as it is when a person goes from one province to another. */
static const char *const kept_params[] = { "as",   "show",   "theme",  "to",  "provinces",
                                           "sort", "status", "opgave", "year" };

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemCompareView,
                               gem_compare_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

/* --- addresses --- */

static GemAddress *
copy_params (const GemAddress *from, GemAddressKind kind, const char *id)
{
  GemAddress *address = gem_address_new (kind, id);

  for (guint i = 0; i < G_N_ELEMENTS (kept_params); i++)
    {
      GemAddress *more = gem_address_with_param (address, kept_params[i],
                                                 gem_address_get_param (from, kept_params[i]));

      gem_address_unref (address);
      address = more;
    }
  return address;
}

static GemAddress *
with_param (GemAddress *address, const char *key, const char *value)
{
  GemAddress *changed = gem_address_with_param (address, key, value);

  gem_address_unref (address);
  return changed;
}

/* A theme is the comparison by that theme; a province alone keeps what the figure shows. */
static GemAddress *
complete (GemCompareView *self, const GemAddress *address)
{
  GemAddressKind kind = gem_address_get_kind (address);
  GemAddress *full;

  if (kind == GEM_ADDRESS_THEME)
    {
      full =
          copy_params (self->address != NULL ? self->address : address, GEM_ADDRESS_COMPARE, NULL);
      full = with_param (full, "theme", gem_address_get_id (address));
      return with_param (full, "show", "theme");
    }
  if (kind == GEM_ADDRESS_PROVINCE && self->address != NULL &&
      gem_address_get_param (address, "as") == NULL &&
      gem_address_get_param (address, "theme") == NULL)
    return copy_params (self->address, kind, gem_address_get_id (address));
  return copy_params (address, kind, gem_address_get_id (address));
}

static const char *
get_province (GemCompareView *self)
{
  return gem_address_get_kind (self->address) == GEM_ADDRESS_PROVINCE
             ? gem_address_get_id (self->address)
             : NULL;
}

static GArray *
get_chosen (GemCompareView *self)
{
  const char *list = gem_address_get_param (self->address, "provinces");
  GArray *chosen = gem_compare_parse (self->compare, list != NULL ? list : "", NULL);

  if (chosen == NULL)
    chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  if (chosen->len > GEM_COMPARE_MAX_CHOSEN)
    g_array_set_size (chosen, GEM_COMPARE_MAX_CHOSEN);
  return chosen;
}

/* --- what is seen --- */

static void
update_legend (GemCompareView *self, GemFigure *figure)
{
  if (gem_figure_get_kind (figure) == GEM_FIGURE_MATRIX)
    {
      GtkWidget *label = gem_caption_new (_ ("● brought in · ? doubtful · ◆ put there by you"));

      gem_container_clear (self->legend);
      gtk_container_add (self->legend, label);
      gtk_widget_show (label);
      gtk_widget_set_can_focus (gtk_widget_get_parent (label), FALSE);
      gem_set_accessible_name (gtk_widget_get_parent (label),
                               gtk_label_get_text (GTK_LABEL (label)));
      return;
    }
  gem_plot_legend_show (self->legend, gem_measure_get_legend (gem_figure_get_measure (figure)));
}

static GemFigure *
create_figure (GtkWidget *widget)
{
  GemCompareView *self = GEM_COMPARE_VIEW (widget);
  g_autoptr (GemAddress) plain = NULL;
  GemFigure *figure;

  if (self->address == NULL)
    return NULL;
  figure = gem_figure_new_for_address (self->address, self->compare, self->counts, NULL);
  if (figure != NULL)
    return figure;
  /* What an address asks for may be gone: a theme that was somebody's own. */
  plain = gem_address_new (GEM_ADDRESS_COMPARE, NULL);
  return gem_figure_new_for_address (plain, self->compare, self->counts, NULL);
}

static void
table_activated_cb (GemCompareView *self, const char *province)
{
  for (guint i = 0; i < gem_compare_get_n_provinces (self->compare); i++)
    if (g_str_equal (gem_compare_get_session (self->compare, i)->province, province))
      {
        g_autoptr (GemAddress) address =
            copy_params (self->address, GEM_ADDRESS_PROVINCE,
                         gem_compare_get_session (self->compare, i)->iso);

        gem_view_go (GEM_VIEW (self), address);
      }
}

static void
update_table (GemCompareView *self, GemFigure *figure)
{
  if (!gtk_toggle_button_get_active (self->table_button))
    {
      gtk_stack_set_visible_child_name (self->stack, "plot");
      return;
    }
  if (self->table == NULL)
    {
      self->table = GEM_PLOT_TABLE (gem_plot_table_new ());
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
      g_signal_connect_swapped (self->table, "activated", G_CALLBACK (table_activated_cb), self);
    }
  gem_plot_table_show_figure (self->table, figure);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

static void
update_figure (GemCompareView *self)
{
  GemFigure *figure = create_figure (GTK_WIDGET (self));
  g_autofree char *title = gem_figure_dup_title (figure);
  g_autoptr (GArray) chosen = get_chosen (self);
  int province = gem_compare_find_province (self->compare, get_province (self));

  gem_set_accessible_name (GTK_WIDGET (self->plot), title);
  gem_plot_set_figure (self->plot, figure);
  if (province >= 0)
    {
      g_array_set_size (chosen, 0);
      g_array_append_val (chosen, province);
    }
  gem_plot_set_chosen (self->plot, chosen);
  update_legend (self, figure);
  update_table (self, figure);
}

static void
update_pane (GemCompareView *self)
{
  g_autoptr (GArray) chosen = get_chosen (self);
  const char *province = get_province (self);
  gboolean details = province != NULL || chosen->len > 0;

  gem_province_pane_set_compare (self->pane, self->compare);
  if (province == NULL && chosen->len > 0)
    {
      gem_side_by_side_show (self->side_by_side, self->compare, chosen, self->counts);
      gtk_stack_set_visible_child_name (self->panes, "side-by-side");
    }
  else
    {
      if (province != NULL)
        gem_province_pane_show_province (self->pane, province);
      else
        gem_province_pane_show_theme (self->pane, gem_address_get_param (self->address, "theme"));
      gtk_stack_set_visible_child_name (self->panes, "province");
    }
  /* Where there is room for one, choosing goes on until the second. */
  if (!hdy_leaflet_get_folded (self->leaflet) || province != NULL || !details)
    hdy_leaflet_set_visible_child (self->leaflet, details ? self->details : self->overview);
}

static void
update (GemCompareView *self)
{
  if (self->address == NULL)
    return;
  gem_compare_controls_show (self->controls, self->address);
  update_figure (self);
  update_pane (self);
}

static void
set_address (GemCompareView *self, GemAddress *address)
{
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = address;
}

/* --- what the person does --- */

static void
choice_changed_cb (GemCompareView *self, const char *key, const char *value)
{
  const char *iso = gem_compare_get_session (self->compare, 0)->iso;
  GemAddress *address;
  g_autofree char *mine = g_settings_get_string (self->settings, "province");

  if (self->address == NULL)
    return;
  address = gem_address_with_param (self->address, key, value);
  if (gem_compare_find_province (self->compare, mine) >= 0)
    iso = mine;
  /* Each choice has something to show at once. */
  if (g_str_equal (key, "show") && g_strcmp0 (value, "theme") != 0)
    address = with_param (address, "theme", NULL);
  else if (g_str_equal (key, "show") && gem_address_get_param (address, "theme") == NULL)
    address = with_param (address, "theme", gem_compare_get_theme_id (self->compare, 0));
  if (g_strcmp0 (gem_address_get_param (address, "show"), "likeness") == 0 &&
      gem_address_get_param (address, "to") == NULL)
    address = with_param (address, "to", iso);
  set_address (self, address);
  update (self);
  gem_view_moved (GEM_VIEW (self));
}

static void
activated_cb (GemCompareView *self, int province, int theme)
{
  g_autoptr (GemAddress) address = NULL;

  if (province >= 0)
    address = copy_params (self->address, GEM_ADDRESS_PROVINCE,
                           gem_compare_get_session (self->compare, (guint) province)->iso);
  else if (theme >= 0)
    address = gem_address_new (GEM_ADDRESS_THEME,
                               gem_compare_get_theme_id (self->compare, (guint) theme));
  if (address != NULL)
    gem_view_go (GEM_VIEW (self), address);
}

static void
say (GemCompareView *self, const char *text)
{
  GtkLabel *hint =
      GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (self), GEM_TYPE_COMPARE_VIEW, "hint"));

  gtk_label_set_text (hint, text);
}

static void
toggled_cb (GemCompareView *self, int province)
{
  g_autoptr (GArray) chosen = get_chosen (self);
  g_autoptr (GString) list = g_string_new (NULL);
  const char *iso = gem_compare_get_session (self->compare, (guint) province)->iso;
  GemAddress *address;
  gboolean known = FALSE;

  for (guint i = chosen->len; i > 0; i--)
    if ((int) g_array_index (chosen, guint, i - 1) == province)
      {
        g_array_remove_index (chosen, i - 1);
        known = TRUE;
      }
  if (!known && chosen->len >= GEM_COMPARE_MAX_CHOSEN)
    {
      say (self,
           _ ("Four provinces are chosen; there is no room for more. Take one away first: walk "
              "to it and press the space bar."));
      return;
    }
  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (
        list, "%s,",
        gem_compare_get_session (self->compare, g_array_index (chosen, guint, i))->iso);
  if (!known)
    g_string_append (list, iso);
  else if (list->len > 0)
    g_string_truncate (list, list->len - 1);
  address = copy_params (self->address, GEM_ADDRESS_COMPARE, NULL);
  set_address (self, with_param (address, "provinces", list->len > 0 ? list->str : NULL));
  update (self);
  gem_view_moved (GEM_VIEW (self));
}

static void
table_toggled_cb (GemCompareView *self)
{
  if (self->address != NULL)
    update_table (self, gem_plot_get_figure (self->plot));
}

static void
activate_link_cb (GemCompareView *self, const char *uri)
{
  gem_view_activate_link (GEM_VIEW (self), uri);
}

static void
back_cb (GemCompareView *self)
{
  hdy_leaflet_set_visible_child (self->leaflet, self->overview);
}

static void
folded_cb (GemCompareView *self)
{
  gboolean folded = hdy_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (self->back_bar, folded);
  g_object_set (self->column, "margin", folded ? 6 : 12, NULL);
}

/* --- themes of one's own --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemCompareView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (gem_store_save_document_finish (GEM_STORE (source), result, &error))
    return;
  text = g_strdup_printf (_ ("Your themes could not be kept: %s They are there until you close the "
                             "program."),
                          error->message);
  say (self, text);
}

void
gem_compare_view_set_own (GemCompareView *self, GemOwnThemes *own)
{
  g_clear_pointer (&self->compare, gem_compare_unref);
  self->compare = gem_compare_new (gem_context_get_sessions (self->context), own);
  gem_compare_controls_set_compare (self->controls, self->compare);
  update (self);
}

static void
own_changed_cb (GemCompareView *self, GemOwnThemes *own)
{
  g_autofree char *body = gem_own_themes_to_json (own);

  gem_compare_view_set_own (self, own);
  gem_store_save_document_async (gem_context_get_store (self->context), "themes", body, saved_cb,
                                 g_object_ref (self));
}

static void
edit_themes (GemCompareView *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self)));
  const char *iso = get_province (self);
  GtkWidget *dialog = gem_themes_dialog_new (window, self->compare, iso);

  g_signal_connect_object (dialog, "changed", G_CALLBACK (own_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
themes_clicked_cb (GemCompareView *self)
{
  if (self->address != NULL)
    edit_themes (self);
}

static void
own_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemCompareView *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GemOwnThemes) own = NULL;

  if (!gem_store_load_document_finish (GEM_STORE (source), result, &body, &error))
    return;
  own = body != NULL ? gem_own_themes_from_json (body, -1, &error) : NULL;
  if (own != NULL)
    gem_compare_view_set_own (self, own);
  else if (body != NULL)
    say (self, error->message);
}

/* --- the agenda --- */

static void
counts_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemCompareView *self = data;
  g_autoptr (GPtrArray) counts = gem_store_load_counts_finish (GEM_STORE (source), result, NULL);
  g_autoptr (GArray) chosen = NULL;

  if (counts == NULL)
    return;
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  self->counts = g_steal_pointer (&counts);
  gem_compare_controls_set_counts (self->controls, self->counts);
  if (self->address == NULL)
    return;
  chosen = get_chosen (self);
  if (g_strcmp0 (gem_address_get_param (self->address, "show"), "agenda") == 0)
    {
      gem_compare_controls_show (self->controls, self->address);
      update_figure (self);
    }
  if (get_province (self) == NULL && chosen->len > 0)
    gem_side_by_side_show (self->side_by_side, self->compare, chosen, self->counts);
}

static void
load_counts (GemCompareView *self)
{
  gem_store_load_counts_async (gem_context_get_store (self->context), self->cancellable,
                               counts_loaded_cb, self);
}

/* --- GemView --- */

static void
gem_compare_view_show (GemView *view, const GemAddress *address)
{
  GemCompareView *self = GEM_COMPARE_VIEW (view);

  set_address (self, complete (self, address));
  update (self);
}

static GemAddress *
gem_compare_view_dup_address (GemView *view)
{
  GemCompareView *self = GEM_COMPARE_VIEW (view);

  return self->address != NULL ? gem_address_ref (self->address) : NULL;
}

static void
gem_compare_view_focus_main (GemView *view)
{
  GemCompareView *self = GEM_COMPARE_VIEW (view);

  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
gem_compare_view_run (GemView *view, const char *command)
{
  GemCompareView *self = GEM_COMPARE_VIEW (view);

  if (g_str_equal (command, "print"))
    {
      gem_compare_view_print (self);
      return TRUE;
    }
  if (!g_str_equal (command, "table"))
    return FALSE;
  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));
  return TRUE;
}

static void
gem_compare_view_dispose (GObject *object)
{
  GemCompareView *self = GEM_COMPARE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->controls);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->compare, gem_compare_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);

  G_OBJECT_CLASS (gem_compare_view_parent_class)->dispose (object);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_compare_view_show;
  iface->dup_address = gem_compare_view_dup_address;
  iface->focus_main = gem_compare_view_focus_main;
  iface->run = gem_compare_view_run;
}

static void
gem_compare_view_class_init (GemCompareViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_compare_view_dispose;

  g_type_ensure (GEM_TYPE_PROVINCE_PANE);
  g_type_ensure (GEM_TYPE_SIDE_BY_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, overview);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, column);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, details);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, back_bar);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, kinds);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, choices);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, stack);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, legend);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, table_button);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, export_button);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, panes);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, pane);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, side_by_side);
  gtk_widget_class_bind_template_child_full (widget_class, "hint", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, themes_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
gem_compare_view_init (GemCompareView *self)
{
  GtkWidget *tools, *scroller;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->controls = gem_compare_controls_new (self->kinds, self->choices);
  g_signal_connect_swapped (self->controls, "changed", G_CALLBACK (choice_changed_cb), self);
  self->plot = GEM_PLOT (gem_plot_new ());
  scroller = gtk_scrolled_window_new (NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_container_add (GTK_CONTAINER (scroller), GTK_WIDGET (self->plot));
  gtk_widget_set_can_focus (scroller, FALSE);
  gtk_widget_show_all (scroller);
  gtk_stack_add_named (self->stack, scroller, "plot");
  g_signal_connect_swapped (self->plot, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->plot, "toggled", G_CALLBACK (toggled_cb), self);
  /* GTK would call a flow box a table. */
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->legend)), ATK_ROLE_PANEL);
  gem_set_accessible_name (GTK_WIDGET (self->legend), _ ("Legend"));
  tools = gtk_widget_get_ancestor (GTK_WIDGET (self->table_button), GTK_TYPE_FLOW_BOX);
  gem_flow_box_set_plain (GTK_FLOW_BOX (tools), _ ("What to do with the figure"));
  gem_plot_export_install (GTK_WIDGET (self), create_figure);
}

/**
 * gem_compare_view_new:
 * @context: the context
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
gem_compare_view_new (GemContext *context)
{
  GemCompareView *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_COMPARE_VIEW, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  self->settings = g_object_ref (gem_context_get_settings (context));
  gem_province_pane_set_context (self->pane, context);
  gem_compare_view_set_own (self, NULL);
  g_signal_connect_object (gem_context_get_store (context), "changed", G_CALLBACK (load_counts),
                           self, G_CONNECT_SWAPPED);
  load_counts (self);
  gem_store_load_document_async (gem_context_get_store (context), "themes", self->cancellable,
                                 own_loaded_cb, self);
  return GTK_WIDGET (self);
}
