/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-slide-row.h"

#include "gem-rows.h"
#include "gem-slide-image.h"

#include <glib/gi18n.h>

#define PICTURE_WIDTH 144

struct _GemSlideRow
{
  GtkListBoxRow parent_instance;

  GemSlideShelf *shelf;
  GemDeckSlide *slide;
  GtkWidget *handle; /* what is dragged */
  GtkLabel *number;
  GtkLabel *name;
  GtkWidget *frozen;
  GemSlideImage *area;
  guint n;
  gboolean named; /* after what it shows, which is known when it is loaded */
};

G_DEFINE_FINAL_TYPE (GemSlideRow, gem_slide_row, GTK_TYPE_LIST_BOX_ROW)

static void
gem_slide_row_dispose (GObject *object)
{
  GemSlideRow *self = GEM_SLIDE_ROW (object);

  g_clear_object (&self->shelf);
  g_clear_object (&self->slide);
  G_OBJECT_CLASS (gem_slide_row_parent_class)->dispose (object);
}

static void
gem_slide_row_class_init (GemSlideRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_slide_row_dispose;
}

static void
gem_slide_row_init (GemSlideRow *self)
{
}

static void
add_words (GemSlideRow *self, GtkContainer *column)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = GTK_LABEL (gem_caption_new (""));
  gtk_label_set_line_wrap (self->name, FALSE);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->name, 8);
  gtk_label_set_max_width_chars (self->name, 22);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_container_add (GTK_CONTAINER (line), GTK_WIDGET (self->name));
  self->frozen = gtk_image_new_from_icon_name ("changes-prevent-symbolic", GTK_ICON_SIZE_MENU);
  gtk_widget_set_no_show_all (self->frozen, TRUE);
  gtk_widget_set_tooltip_text (self->frozen, _ ("Keeps its data"));
  gtk_container_add (GTK_CONTAINER (line), self->frozen);
  gtk_container_add (column, line);
}

/**
 * gem_slide_row_new:
 * @shelf: where the pictures are
 *
 * Returns: (transfer floating): a row without a slide
 */
GtkWidget *
gem_slide_row_new (GemSlideShelf *shelf)
{
  GemSlideRow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (shelf), NULL);

  self = g_object_new (GEM_TYPE_SLIDE_ROW, NULL);
  self->shelf = g_object_ref (shelf);
  self->number = GTK_LABEL (gem_caption_new (""));
  gtk_label_set_width_chars (self->number, 2);
  gtk_label_set_xalign (self->number, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_START);
  self->area = GEM_SLIDE_IMAGE (gem_slide_image_new (shelf, PICTURE_WIDTH));
  gtk_widget_set_halign (GTK_WIDGET (self->area), GTK_ALIGN_START);
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (self->number));
  gtk_container_add (GTK_CONTAINER (column), GTK_WIDGET (self->area));
  add_words (self, GTK_CONTAINER (column));
  gtk_container_add (GTK_CONTAINER (box), column);
  self->handle = gtk_event_box_new ();
  gtk_container_add (GTK_CONTAINER (self->handle), box);
  gtk_container_add (GTK_CONTAINER (self), self->handle);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "gem-slide-row");
  gtk_widget_show_all (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static void
set_name (GemSlideRow *self)
{
  g_autofree char *title = gem_slide_shelf_dup_name (self->shelf, self->slide);
  g_autofree char *name = NULL;

  if (self->slide->frozen_on != NULL)
    name = g_strdup_printf (_ ("%u. %s, keeps its data"), self->n, title);
  else
    name = g_strdup_printf ("%u. %s", self->n, title);
  gtk_label_set_text (self->name, title);
  gem_set_accessible_name (GTK_WIDGET (self), name);
}

/**
 * gem_slide_row_update_name:
 * @self: a row
 *
 * The shelf knows more: a title may come from the data.
 */
void
gem_slide_row_update_name (GemSlideRow *self)
{
  g_return_if_fail (GEM_IS_SLIDE_ROW (self));

  /* The title that is known stays, also when the slide leaves the shelf. */
  if (self->slide == NULL || self->named || !gem_slide_shelf_has_content (self->shelf, self->slide))
    return;
  self->named = TRUE;
  set_name (self);
}

/**
 * gem_slide_row_set_slide:
 * @self: a row
 * @slide: a slide
 * @number: its number, from 1
 * @n_slides: how many slides the deck has
 */
void
gem_slide_row_set_slide (GemSlideRow *self, GemDeckSlide *slide, guint number, guint n_slides)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  gboolean other;

  g_return_if_fail (GEM_IS_SLIDE_ROW (self) && GEM_IS_DECK_SLIDE (slide));

  other = self->slide != slide;
  /* The number is beside the picture: in it, it would have to be painted anew with each move. */
  gem_slide_image_set_slide (self->area, slide, 0, 0);
  gtk_widget_set_visible (self->frozen, slide->frozen_on != NULL);
  if (!other && self->n == number)
    return;
  g_set_object (&self->slide, slide);
  self->n = number;
  gtk_label_set_text (self->number, text);
  if (!other && self->named)
    {
      g_autofree char *known = g_strdup (gtk_label_get_text (self->name));
      g_autofree char *name = g_strdup_printf ("%u. %s", number, known);

      gem_set_accessible_name (GTK_WIDGET (self), name);
      return;
    }
  self->named = FALSE;
  set_name (self);
}

/**
 * gem_slide_row_get_handle:
 * @self: a row
 *
 * Returns: (transfer none): the widget in it that is dragged; a list box keeps the clicks on a row to itself
 */
GtkWidget *
gem_slide_row_get_handle (GemSlideRow *self)
{
  g_return_val_if_fail (GEM_IS_SLIDE_ROW (self), NULL);

  return self->handle;
}

/**
 * gem_slide_row_get_slide:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its slide
 */
GemDeckSlide *
gem_slide_row_get_slide (GemSlideRow *self)
{
  g_return_val_if_fail (GEM_IS_SLIDE_ROW (self), NULL);

  return self->slide;
}
