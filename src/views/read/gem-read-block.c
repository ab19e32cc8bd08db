/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-block.h"

#include "gem-rows.h"

#include <string.h>

/* How far a list item steps in. */
#define INDENT 18
#define LINE_HEIGHT 1.4
/* In pixels; the page decides how wide a paragraph is. */
#define MIN_WIDTH 60
#define NATURAL_WIDTH 600

/* A label that takes the width it is given. GtkLabel would shape its text twice to say how wide it might be, and
 * a page of text would be late for its first frame. */
#define GEM_TYPE_READ_LABEL (gem_read_label_get_type ())
G_DECLARE_FINAL_TYPE (GemReadLabel, gem_read_label, GEM, READ_LABEL, GtkLabel)

struct _GemReadLabel
{
  GtkLabel parent_instance;
};

G_DEFINE_FINAL_TYPE (GemReadLabel, gem_read_label, GTK_TYPE_LABEL)

static void
gem_read_label_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = MIN_WIDTH;
  *natural = NATURAL_WIDTH;
}

static void
gem_read_label_class_init (GemReadLabelClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_preferred_width = gem_read_label_get_preferred_width;
}

static void
gem_read_label_init (GemReadLabel *self)
{
  GtkLabel *label = GTK_LABEL (self);

  gtk_label_set_xalign (label, 0);
  gtk_label_set_line_wrap (label, TRUE);
  gtk_label_set_line_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "gem-paragraph");
}

typedef struct
{
  int start; /* in the plain text, in bytes */
  int end;
  char *uri;
} Link;

/* What a label tells whoever watches its links. */
typedef struct
{
  GArray *links;
  void (*callback) (gpointer object, const char *uri);
  gpointer object;
  char *last;
} Watch;

static void
link_clear (gpointer data)
{
  g_free (((Link *) data)->uri);
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_array_unref (watch->links);
  g_free (watch->last);
  g_free (watch);
}

/**
 * gem_read_block_label_new:
 * @block: a block
 *
 * Returns: (transfer floating): its text
 */
GtkWidget *
gem_read_block_label_new (const GemBlock *block)
{
  GtkWidget *label = g_object_new (GEM_TYPE_READ_LABEL, "visible", TRUE, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  gtk_label_set_track_visited_links (GTK_LABEL (label), FALSE);
  /* GTK makes the links anew each time it lays the label out. */
  if (strstr (block->markup, "<a href") != NULL)
    g_signal_connect_after (label, "size-allocate", G_CALLBACK (gem_label_name_links), NULL);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/**
 * gem_read_block_list_new:
 * @name: what it lists
 *
 * Returns: (transfer floating): what list items are put into, a list for screen readers
 */
GtkWidget *
gem_read_block_list_new (const char *name)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_style_context_add_class (gtk_widget_get_style_context (list), "gem-list");
  atk_object_set_role (gtk_widget_get_accessible (list), ATK_ROLE_LIST);
  gem_set_accessible_name (list, name);
  gtk_widget_show (list);
  return list;
}

static GtkWidget *
make_item (const GemBlock *block, GtkWidget *label, guint number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *mark = number > 0 ? g_strdup_printf ("%u.", number) : g_strdup ("•");
  GtkWidget *bullet = gtk_label_new (mark);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
  gtk_label_set_attributes (GTK_LABEL (bullet), attributes);
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-item");
  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_style_context_add_class (gtk_widget_get_style_context (bullet), "gem-paragraph");
  gtk_widget_set_margin_start (box, block->depth * INDENT - INDENT / 2);
  atk_object_set_role (gtk_widget_get_accessible (box), ATK_ROLE_LIST_ITEM);
  gem_set_accessible_name (box, block->text);
  gtk_container_add (GTK_CONTAINER (box), bullet);
  gtk_container_add (GTK_CONTAINER (box), label);
  return box;
}

static GtkWidget *
make_framed (const GemBlock *block, GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *style = block->iso != NULL                  ? "gem-voice"
                      : g_str_equal (block->kind, "note") ? "gem-note"
                                                          : "gem-quote";

  if (block->iso != NULL)
    {
      /* The province's tile: its two letters, which the text says in full. */
      GtkWidget *tile = gtk_label_new (block->iso + strlen ("NL-"));

      gtk_style_context_add_class (gtk_widget_get_style_context (tile), "gem-tile");
      gtk_widget_set_valign (tile, GTK_ALIGN_START);
      gtk_container_add (GTK_CONTAINER (box), tile);
    }
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_style_context_add_class (gtk_widget_get_style_context (box), style);
  atk_object_set_role (gtk_widget_get_accessible (box), ATK_ROLE_BLOCK_QUOTE);
  return box;
}

/**
 * gem_read_block_frame:
 * @block: a block
 * @label: its text
 * @number: of a numbered item, from 1; 0 for none
 *
 * Returns: (transfer floating): @label, or what it is put into
 */
GtkWidget *
gem_read_block_frame (const GemBlock *block, GtkWidget *label, guint number)
{
  GtkWidget *widget;

  if (block->depth > 0)
    widget = make_item (block, label, number);
  else if (g_str_equal (block->kind, "paragraph"))
    return label;
  else
    widget = make_framed (block, label);
  gtk_widget_show_all (widget);
  return widget;
}

typedef struct
{
  GArray *links;
  int length;
} LinkParser;

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **keys,
               const char **values,
               gpointer data,
               GError **error)
{
  LinkParser *parser = data;

  if (g_str_equal (name, "a") && keys[0] != NULL && g_str_equal (keys[0], "href"))
    {
      Link link = { parser->length, G_MAXINT, g_strdup (values[0]) };

      g_array_append_val (parser->links, link);
    }
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  LinkParser *parser = data;

  if (g_str_equal (name, "a") && parser->links->len > 0)
    g_array_index (parser->links, Link, parser->links->len - 1).end = parser->length;
}

static void
text (GMarkupParseContext *context, const char *words, gsize length, gpointer data, GError **error)
{
  ((LinkParser *) data)->length += (int) length;
}

static GArray *
find_links (const char *markup)
{
  static const GMarkupParser functions = { start_element, end_element, text, NULL, NULL };
  LinkParser parser = { g_array_new (FALSE, FALSE, sizeof (Link)), 0 };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&functions, 0, &parser, NULL);
  g_autofree char *whole = g_strdup_printf ("<markup>%s</markup>", markup);

  g_array_set_clear_func (parser.links, link_clear);
  g_markup_parse_context_parse (context, whole, -1, NULL);
  return parser.links;
}

static void
tell (Watch *watch, const char *uri)
{
  if (g_strcmp0 (uri, watch->last) == 0)
    return;
  g_free (watch->last);
  watch->last = g_strdup (uri);
  watch->callback (watch->object, uri);
}

static gboolean
motion_cb (GtkWidget *label, GdkEventMotion *event, Watch *watch)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  GtkAllocation area;
  int left, top, index, trailing;
  const char *uri = NULL;

  /* The label's window lies at its allocation. */
  gtk_widget_get_allocation (label, &area);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &left, &top);
  if (pango_layout_xy_to_index (layout, (int) ((event->x + area.x - left) * PANGO_SCALE),
                                (int) ((event->y + area.y - top) * PANGO_SCALE), &index, &trailing))
    for (guint i = 0; i < watch->links->len; i++)
      {
        const Link *link = &g_array_index (watch->links, Link, i);

        if (index >= link->start && index < link->end)
          uri = link->uri;
      }
  tell (watch, uri);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
leave_cb (GtkWidget *label, GdkEvent *event, Watch *watch)
{
  tell (watch, NULL);
  return GDK_EVENT_PROPAGATE;
}

/* The Tab key walks from link to link inside a label. */
static gboolean
key_cb (GtkWidget *label, GdkEventKey *event, Watch *watch)
{
  if (gtk_widget_has_focus (label))
    tell (watch, gtk_label_get_current_uri (GTK_LABEL (label)));
  return GDK_EVENT_PROPAGATE;
}

/**
 * gem_read_block_watch_links:
 * @label: a label with markup
 * @callback: called with @object and the link that the pointer or the focus is on, or %NULL
 * @object: outlives @label
 */
void
gem_read_block_watch_links (GtkWidget *label, GCallback callback, gpointer object)
{
  const char *markup = gtk_label_get_label (GTK_LABEL (label));
  Watch *watch;

  if (strstr (markup, "<a href") == NULL)
    return;
  watch = g_new0 (Watch, 1);
  watch->links = find_links (markup);
  watch->callback = (void (*) (gpointer, const char *)) callback;
  watch->object = object;
  g_object_set_data_full (G_OBJECT (label), "gem-watch", watch, watch_free);
  g_signal_connect (label, "motion-notify-event", G_CALLBACK (motion_cb), watch);
  g_signal_connect (label, "leave-notify-event", G_CALLBACK (leave_cb), watch);
  g_signal_connect (label, "focus-out-event", G_CALLBACK (leave_cb), watch);
  g_signal_connect (label, "key-release-event", G_CALLBACK (key_cb), watch);
}
