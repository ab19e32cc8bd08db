/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-status-page.h"

#include "gem-rows.h"

#include <handy.h>

#define WIDTH 480
#define ICON_SIZE 96

struct _GemStatusPage
{
  GtkScrolledWindow parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *description;
};

enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemStatusPage,
                               gem_status_page,
                               GTK_TYPE_SCROLLED_WINDOW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

/* In a .ui file, a child of the page stands under its words. */
static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  GemStatusPage *self = GEM_STATUS_PAGE (buildable);

  if (GTK_IS_WIDGET (child) && type == NULL)
    gtk_container_add (GTK_CONTAINER (self->box), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GemStatusPage *self = GEM_STATUS_PAGE (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), g_value_get_string (value),
                                    GTK_ICON_SIZE_DIALOG);
      gtk_image_set_pixel_size (GTK_IMAGE (self->icon), ICON_SIZE);
      break;
    case PROP_TITLE:
      gtk_label_set_text (GTK_LABEL (self->title), g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      gem_status_page_set_description (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gem_status_page_class_init (GemStatusPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = set_property;
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gem_status_page_init (GemStatusPage *self)
{
  GtkWidget *clamp = hdy_clamp_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->icon = gtk_image_new ();
  self->title = gem_heading_new ("", 1);
  self->description = gem_paragraph_new ("");
  gtk_style_context_add_class (gtk_widget_get_style_context (self->icon), "dim-label");
  /* The words beside it say what it shows. */
  atk_object_set_role (gtk_widget_get_accessible (self->icon), ATK_ROLE_FILLER);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.5);
  gtk_label_set_justify (GTK_LABEL (self->title), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (self->description), 0.5);
  gtk_label_set_justify (GTK_LABEL (self->description), GTK_JUSTIFY_CENTER);
  gtk_container_add (GTK_CONTAINER (self->box), self->icon);
  gtk_container_add (GTK_CONTAINER (self->box), self->title);
  gtk_container_add (GTK_CONTAINER (self->box), self->description);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_container_set_border_width (GTK_CONTAINER (self->box), 18);
  hdy_clamp_set_maximum_size (HDY_CLAMP (clamp), WIDTH);
  gtk_container_add (GTK_CONTAINER (clamp), self->box);
  gtk_container_add (GTK_CONTAINER (self), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (clamp);
}

/**
 * gem_status_page_set_description:
 * @self: a status page
 * @description: what is going on, and what to do
 */
void
gem_status_page_set_description (GemStatusPage *self, const char *description)
{
  g_return_if_fail (GEM_IS_STATUS_PAGE (self));

  gtk_label_set_text (GTK_LABEL (self->description), description);
}

/**
 * gem_status_page_add:
 * @self: a page
 * @child: what can be done, below the words
 */
void
gem_status_page_add (GemStatusPage *self, GtkWidget *child)
{
  g_return_if_fail (GEM_IS_STATUS_PAGE (self) && GTK_IS_WIDGET (child));

  gtk_container_add (GTK_CONTAINER (self->box), child);
}
