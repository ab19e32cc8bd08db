/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a program of GTK 3 and libhandy costs that does nothing: what ours is measured beside. */

#include <handy.h>

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window, *box, *header;

  hdy_init ();
  window = hdy_application_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  header = hdy_header_bar_new ();
  hdy_header_bar_set_show_close_button (HDY_HEADER_BAR (header), TRUE);
  hdy_header_bar_set_title (HDY_HEADER_BAR (header), "Bare");
  gtk_container_add (GTK_CONTAINER (box), header);
  gtk_container_add (GTK_CONTAINER (box), gtk_label_new ("Nothing"));
  gtk_container_add (GTK_CONTAINER (window), box);
  gtk_window_set_application (GTK_WINDOW (window), application);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 780);
  gtk_widget_show_all (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.gemeenten2024.Bare", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
