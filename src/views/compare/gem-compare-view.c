/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-compare-view.h"

#include "gem-province-map.h"
#include "gem-province-pane.h"
#include "gem-rows.h"
#include "gem-view.h"

#include <glib/gi18n.h>
#include <handy.h>

struct _GemCompareView
{
  GtkBin parent_instance;

  HdyLeaflet *leaflet;
  GtkWidget *overview;
  GtkWidget *details;
  GtkWidget *back_bar;
  GtkComboBoxText *theme_combo;
  GtkStack *stack;
  GtkContainer *map_place;
  GtkListBox *province_list;
  GtkContainer *legend;
  GemProvincePane *pane;
  GemProvinceMap *map;

  GemContext *context;
  char *theme;    /* NULL: by the number of subjects */
  char *province; /* NULL: none is chosen */
  gboolean updating;
};

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemCompareView,
                               gem_compare_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

static GemAddress *
make_address (const char *province, const char *theme)
{
  g_autoptr (GemAddress) address = NULL;

  if (province != NULL)
    address = gem_address_new (GEM_ADDRESS_PROVINCE, province);
  else if (theme != NULL)
    return gem_address_new (GEM_ADDRESS_THEME, theme);
  else
    return gem_address_new (GEM_ADDRESS_COMPARE, NULL);
  return theme != NULL ? gem_address_with_param (address, "theme", theme)
                       : gem_address_ref (address);
}

static void
go (GemCompareView *self, const char *province, const char *theme)
{
  g_autoptr (GemAddress) address = make_address (province, theme);

  gem_view_go (GEM_VIEW (self), address);
}

/* How many subjects of a session a theme has; all of them without a theme. */
static int
count_subjects (const GemSession *session, const char *theme)
{
  int count = 0;

  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);

      count += theme == NULL || g_strv_contains ((const char *const *) subject->themes, theme);
    }
  return count;
}

/* The step of the palette: by theme brought in or not, by number in even steps from 1 to 5. */
static int
find_level (int count, const char *theme)
{
  if (count == 0)
    return -1;
  return theme != NULL ? 3 : CLAMP (count - 1, 0, 4);
}

static char *
describe (const GemSession *session, const char *theme)
{
  g_autoptr (GString) text = NULL;
  int count = count_subjects (session, theme);

  if (theme == NULL)
    return g_strdup_printf (ngettext ("%d subject", "%d subjects", (gulong) count), count);
  if (count == 0)
    return g_strdup (_ ("did not bring this in"));
  text = g_string_new (NULL);
  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);

      if (g_strv_contains ((const char *const *) subject->themes, theme))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", subject->wording);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_legend (GemCompareView *self, int level, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = gem_province_map_swatch_new (level);
  GtkWidget *label = gem_caption_new (text);

  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_container_add (GTK_CONTAINER (box), swatch);
  /* A flow box asks for the height of labels at their narrowest, one letter a line. */
  gtk_label_set_line_wrap (GTK_LABEL (label), FALSE);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_widget_show_all (box);
  gtk_container_add (self->legend, box);
  gtk_widget_set_can_focus (gtk_widget_get_parent (box), FALSE);
  gem_set_accessible_name (gtk_widget_get_parent (box), text);
}

/* The legend says what the map counts, and how many provinces are in each step. */
static void
update_legend (GemCompareView *self)
{
  GPtrArray *sessions = gem_edition_get_sessions (gem_context_get_sessions (self->context));
  int provinces[16] = { 0 };

  for (guint i = 0; i < sessions->len; i++)
    provinces[MIN (count_subjects (g_ptr_array_index (sessions, i), self->theme), 15)]++;

  gem_container_clear (self->legend);
  if (self->theme != NULL)
    {
      g_autofree char *absent = g_strdup_printf (_ ("Did not (%d)"), provinces[0]);
      g_autofree char *present =
          g_strdup_printf (_ ("Brought it in (%d)"), (int) sessions->len - provinces[0]);

      add_legend (self, 3, present);
      add_legend (self, -1, absent);
      return;
    }
  for (int count = 1; count < 16; count++)
    {
      g_autofree char *text = NULL;

      if (provinces[count] == 0)
        continue;
      text = g_strdup_printf (ngettext ("%d subject (%d)", "%d subjects (%d)", (gulong) count),
                              count, provinces[count]);
      add_legend (self, find_level (count, NULL), text);
    }
}

static void
update_map (GemCompareView *self)
{
  GPtrArray *sessions = gem_edition_get_sessions (gem_context_get_sessions (self->context));
  const GemTheme *theme =
      self->theme != NULL
          ? gem_edition_find_theme (gem_context_get_sessions (self->context), self->theme)
          : NULL;
  g_autofree char *caption = theme != NULL
                                 ? g_strdup_printf (_ ("Map: who brought in %s"), theme->name)
                                 : g_strdup (_ ("Map: number of subjects of each session"));

  gem_province_map_set_caption (self->map, caption);
  gem_container_clear (GTK_CONTAINER (self->province_list));
  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);
      g_autofree char *value = describe (session, self->theme);
      g_autofree char *uri = g_strdup_printf ("gem:province/%s", session->iso);

      gem_province_map_set_province (self->map, session->iso,
                                     find_level (count_subjects (session, self->theme),
                                                 self->theme),
                                     session->province, value);
      gtk_container_add (GTK_CONTAINER (self->province_list),
                         gem_row_new (session->province, value, uri));
    }
  gem_province_map_set_selected (self->map, self->province);
  update_legend (self);
}

static void
province_chosen_cb (GemCompareView *self, const char *iso)
{
  go (self, iso, self->theme);
}

static void
row_activated_cb (GemCompareView *self, GtkListBoxRow *row)
{
  province_chosen_cb (self, gem_row_get_address (row) + strlen ("gem:province/"));
}

static void
theme_changed_cb (GemCompareView *self)
{
  const char *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->theme_combo));

  if (!self->updating)
    go (self, NULL, id != NULL && *id != '\0' ? id : NULL);
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
  gtk_widget_set_visible (self->back_bar, hdy_leaflet_get_folded (self->leaflet));
}

static void
gem_compare_view_show (GemView *view, const GemAddress *address)
{
  GemCompareView *self = GEM_COMPARE_VIEW (view);
  GemEdition *edition = gem_context_get_sessions (self->context);
  const char *id = gem_address_get_id (address);
  const char *theme = gem_address_get_param (address, "theme");
  const char *province = NULL;

  if (gem_address_get_kind (address) == GEM_ADDRESS_THEME)
    theme = id;
  else if (gem_address_get_kind (address) == GEM_ADDRESS_PROVINCE)
    province = id;
  if (theme != NULL && gem_edition_find_theme (edition, theme) == NULL)
    theme = NULL;
  if (province != NULL && gem_edition_find_session (edition, province) == NULL)
    province = NULL;

  g_free (self->theme);
  g_free (self->province);
  self->theme = g_strdup (theme);
  self->province = g_strdup (province);

  self->updating = TRUE;
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->theme_combo), theme != NULL ? theme : "");
  self->updating = FALSE;
  update_map (self);
  if (province != NULL)
    gem_province_pane_show_province (self->pane, province);
  else
    gem_province_pane_show_theme (self->pane, theme);
  hdy_leaflet_set_visible_child (self->leaflet, province != NULL ? self->details : self->overview);
}

static GemAddress *
gem_compare_view_dup_address (GemView *view)
{
  GemCompareView *self = GEM_COMPARE_VIEW (view);

  return make_address (self->province, self->theme);
}

static void
gem_compare_view_focus_main (GemView *view)
{
  GemCompareView *self = GEM_COMPARE_VIEW (view);

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
gem_compare_view_dispose (GObject *object)
{
  GemCompareView *self = GEM_COMPARE_VIEW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->province, g_free);

  G_OBJECT_CLASS (gem_compare_view_parent_class)->dispose (object);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_compare_view_show;
  iface->dup_address = gem_compare_view_dup_address;
  iface->focus_main = gem_compare_view_focus_main;
}

static void
gem_compare_view_class_init (GemCompareViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_compare_view_dispose;

  g_type_ensure (GEM_TYPE_PROVINCE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, overview);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, details);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, back_bar);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, theme_combo);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, stack);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, map_place);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, province_list);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, legend);
  gtk_widget_class_bind_template_child (widget_class, GemCompareView, pane);
  gtk_widget_class_bind_template_callback (widget_class, theme_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
gem_compare_view_init (GemCompareView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->theme_combo));
  self->map = GEM_PROVINCE_MAP (gem_province_map_new ());
  gtk_widget_show (GTK_WIDGET (self->map));
  gtk_container_add (self->map_place, GTK_WIDGET (self->map));
  g_signal_connect_swapped (self->map, "selected", G_CALLBACK (province_chosen_cb), self);
  gem_set_accessible_name (GTK_WIDGET (self->province_list), _ ("Provinces"));
  gem_list_set_one_tab_stop (self->province_list);
  /* GTK would call a flow box a table. */
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->legend)), ATK_ROLE_PANEL);
  gem_set_accessible_name (GTK_WIDGET (self->legend), _ ("Legend"));
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
  GPtrArray *themes;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_COMPARE_VIEW, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  gem_province_pane_set_context (self->pane, context);
  self->updating = TRUE;
  gtk_combo_box_text_append (self->theme_combo, "", _ ("All themes: number of subjects"));
  themes = gem_edition_get_themes (gem_context_get_sessions (context));
  for (guint i = 0; i < themes->len; i++)
    {
      const GemTheme *theme = g_ptr_array_index (themes, i);

      gtk_combo_box_text_append (self->theme_combo, theme->id, theme->name);
    }
  self->updating = FALSE;
  return GTK_WIDGET (self);
}
