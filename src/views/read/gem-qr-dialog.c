/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-qr-dialog.h"

#include "gem-rows.h"

#include <glib/gi18n.h>
#include <qrencode.h>

#define SIDE 240
/* The white frame that readers need, in modules (ISO/IEC 18004). */
#define QUIET 4
/* Of a saved picture: crisp on a slide. */
#define SAVED_MODULE 16

enum
{
  RESPONSE_SAVE = 1,
  RESPONSE_COPY
};

static void
paint (cairo_t *cr, const QRcode *code, double side)
{
  double module = side / (code->width + 2 * QUIET);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++)
      if (code->data[y * code->width + x] & 1)
        cairo_rectangle (cr, (x + QUIET) * module, (y + QUIET) * module, module, module);
  cairo_fill (cr);
}

static cairo_surface_t *
make_picture (const QRcode *code, int module)
{
  int side = (code->width + 2 * QUIET) * module;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cairo_t *cr = cairo_create (surface);

  paint (cr, code, side);
  cairo_destroy (cr);
  return surface;
}

static gboolean
draw_cb (GtkWidget *area, cairo_t *cr, QRcode *code)
{
  int width = gtk_widget_get_allocated_width (area),
      height = gtk_widget_get_allocated_height (area);
  /* Whole pixels to a module, in the middle. */
  int side = MIN (width, height) / (code->width + 2 * QUIET) * (code->width + 2 * QUIET);

  cairo_translate (cr, (width - side) / 2, (height - side) / 2);
  cairo_rectangle (cr, 0, 0, side, side);
  cairo_clip (cr);
  paint (cr, code, side);
  return GDK_EVENT_STOP;
}

static void
save (GtkWindow *parent, const QRcode *code)
{
  g_autoptr (GtkFileChooserNative) chooser =
      gtk_file_chooser_native_new (_ ("Save the QR code"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "gemeenten-2024-qr.png");
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (chooser), TRUE);
  if (gtk_native_dialog_run (GTK_NATIVE_DIALOG (chooser)) == GTK_RESPONSE_ACCEPT)
    {
      g_autofree char *path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));
      cairo_surface_t *surface = make_picture (code, SAVED_MODULE);
      cairo_status_t status = cairo_surface_write_to_png (surface, path);

      cairo_surface_destroy (surface);
      if (status != CAIRO_STATUS_SUCCESS)
        {
          GtkWidget *dialog = gtk_message_dialog_new (
              parent, GTK_DIALOG_MODAL, GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE,
              _ ("The picture could not be saved in %s (%s). Choose another folder."), path,
              cairo_status_to_string (status));

          gtk_dialog_run (GTK_DIALOG (dialog));
          gtk_widget_destroy (dialog);
        }
    }
}

static void
response_cb (GtkWidget *dialog, int response)
{
  QRcode *code = g_object_get_data (G_OBJECT (dialog), "gem-code");

  if (response == RESPONSE_SAVE)
    save (GTK_WINDOW (dialog), code);
  else if (response == RESPONSE_COPY)
    gtk_clipboard_set_text (gtk_widget_get_clipboard (dialog, GDK_SELECTION_CLIPBOARD),
                            g_object_get_data (G_OBJECT (dialog), "gem-address"), -1);
  else
    gtk_widget_destroy (dialog);
}

/**
 * gem_qr_dialog_show:
 * @parent: the window
 * @address: what the code says
 * @title: what it is called
 */
void
gem_qr_dialog_show (GtkWindow *parent, const char *address, const char *title)
{
  QRcode *code = QRcode_encodeString8bit (address, 0, QR_ECLEVEL_M);
  GtkWidget *dialog, *area, *content, *label;
  g_autofree char *name = NULL;

  if (code == NULL) /* longer than a code can say; the program's own addresses are not */
    return;
  dialog = gtk_dialog_new_with_buttons (_ ("QR code"), parent,
                                        GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT |
                                            GTK_DIALOG_USE_HEADER_BAR,
                                        _ ("_Save…"), RESPONSE_SAVE, _ ("_Copy address"),
                                        RESPONSE_COPY, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "gem-code", code, (GDestroyNotify) QRcode_free);
  g_object_set_data_full (G_OBJECT (dialog), "gem-address", g_strdup (address), g_free);
  area = gtk_drawing_area_new ();
  gtk_widget_set_size_request (area, SIDE, SIDE);
  gtk_widget_set_vexpand (area, TRUE);
  name = g_strdup_printf (_ ("QR code of %s"), address);
  atk_object_set_role (gtk_widget_get_accessible (area), ATK_ROLE_IMAGE);
  gem_set_accessible_name (area, name);
  g_signal_connect (area, "draw", G_CALLBACK (draw_cb), code);
  content = gtk_dialog_get_content_area (GTK_DIALOG (dialog));
  gtk_container_set_border_width (GTK_CONTAINER (content), 18);
  gtk_box_set_spacing (GTK_BOX (content), 12);
  gtk_container_add (GTK_CONTAINER (content), gem_heading_new (title, 2));
  gtk_container_add (GTK_CONTAINER (content), area);
  label = gem_caption_new (address);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_container_add (GTK_CONTAINER (content), label);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_widget_show_all (dialog);
}
