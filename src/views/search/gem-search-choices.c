/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-choices.h"

#include "feed/gem-item.h"
#include "gem-rows.h"
#include "gem-hit-words.h"

#include <glib/gi18n.h>

/* How long nobody has typed before the number of hits is told, in milliseconds: a screen reader would speak
 * at every key. */
#define QUIET 600

struct _GemSearchChoices
{
  GtkBox parent_instance;

  GtkBox *kind_box;
  GtkWidget *everything;
  GtkFlowBox *chip_box;
  GtkFlowBox *tools;
  GtkLabel *count;
  GtkToggleButton *map_button;
  GtkLabel *suggestion;
  GtkWidget *buttons[GEM_HIT_N_KINDS];
  GtkToggleButton *several; /* never seen: active where an address chooses more than one kind */

  char *question;
  char *meant; /* the question of the suggestion */
  guint kinds;
  guint told; /* the source that tells how much was found */
  char *news; /* what it will tell */
  gboolean updating;
};

enum
{
  KINDS,
  QUESTION,
  BY_PROVINCE,
  CHIP_GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchChoices, gem_search_choices, GTK_TYPE_BOX)

static const struct
{
  const char *key;
  const char *label;
} chip_labels[] = {
  { "provincie", N_ ("Province: %s") }, { "thema", N_ ("Theme: %s") },
  { "jaar", N_ ("Year: %s") },          { "status", N_ ("Status: %s") },
  { "opgave", N_ ("Challenge: %s") },
};

static const char *
value_label (const GemSearchChip *chip)
{
  if (g_str_equal (chip->key, "status"))
    return gem_item_status_label (chip->value);
  if (g_str_equal (chip->key, "opgave"))
    return gem_item_opgave_label (chip->value);
  return chip->value;
}

/**
 * gem_search_chip_dup_label:
 * @chip: a chip of a question
 *
 * Returns: (transfer full): what it means, in a few words
 */
char *
gem_search_chip_dup_label (const GemSearchChip *chip)
{
  if (!chip->known)
    return g_strdup_printf (_ ("Not known: %s:%s"), chip->key, chip->value);
  for (guint i = 0; i < G_N_ELEMENTS (chip_labels); i++)
    if (g_str_equal (chip_labels[i].key, chip->key))
      {
        g_auto (GStrv) parts = g_strsplit (_ (chip_labels[i].label), "%s", 2);

        return g_strjoinv (value_label (chip), parts);
      }
  return g_strdup_printf ("%s:%s", chip->key, chip->value);
}

static void
kind_toggled_cb (GemSearchChoices *self, GtkToggleButton *button)
{
  guint kinds = GEM_HITS_ALL;

  if (self->updating || !gtk_toggle_button_get_active (button))
    return;
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    if (GTK_WIDGET (button) == self->buttons[kind])
      kinds = GEM_HIT_BIT (kind);
  g_signal_emit (self, signals[KINDS], 0, kinds);
}

static void
map_toggled_cb (GemSearchChoices *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[BY_PROVINCE], 0, gtk_toggle_button_get_active (self->map_button));
}

static gboolean
suggestion_cb (GemSearchChoices *self)
{
  if (self->meant != NULL)
    g_signal_emit (self, signals[QUESTION], 0, self->meant);
  return TRUE;
}

static void
chip_clicked_cb (GemSearchChoices *self, GtkWidget *chip)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "index"));
  g_autofree char *without = gem_search_without_chip (self->question, index);

  /* The chip goes away; the focus has to go somewhere. */
  if (gtk_widget_has_focus (chip))
    g_signal_emit (self, signals[CHIP_GONE], 0);
  g_signal_emit (self, signals[QUESTION], 0, without);
}

static GtkWidget *
chip_new (GemSearchChoices *self, const GemSearchChip *chip, guint index)
{
  g_autofree char *text = gem_search_chip_dup_label (chip);
  g_autofree char *name = g_strdup_printf (_ ("Take away: %s"), text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box),
                     gtk_image_new_from_icon_name ("window-close-symbolic", GTK_ICON_SIZE_BUTTON));
  gtk_container_add (GTK_CONTAINER (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gem_set_accessible_name (button, name);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "gem-chip");
  if (!chip->known)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), "gem-problem");
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (chip_clicked_cb), self);
  gtk_widget_show_all (button);
  return button;
}

/* Whether two questions have the same chips: then typing leaves the buttons alone. */
static gboolean
same_chips (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GemSearchChip *x = g_ptr_array_index (a, i), *y = g_ptr_array_index (b, i);

      if (!g_str_equal (x->key, y->key) || !g_str_equal (x->value, y->value) ||
          x->known != y->known)
        return FALSE;
    }
  return TRUE;
}

static void
show_chips (GemSearchChoices *self, const char *question)
{
  g_autoptr (GPtrArray) before = gem_search_dup_chips (self->question);
  g_autoptr (GPtrArray) chips = gem_search_dup_chips (question);

  if (same_chips (before, chips))
    return;
  gem_container_clear (GTK_CONTAINER (self->chip_box));
  for (guint i = 0; i < chips->len; i++)
    gtk_container_add (GTK_CONTAINER (self->chip_box),
                       chip_new (self, g_ptr_array_index (chips, i), i));
  gem_flow_box_set_plain (self->chip_box, _ ("What the question is narrowed down to"));
  gtk_widget_set_visible (GTK_WIDGET (self->chip_box), chips->len > 0);
}

static gboolean
tell_cb (gpointer data)
{
  GemSearchChoices *self = data;

  self->told = 0;
  if (g_strcmp0 (gtk_label_get_text (self->count), self->news) != 0)
    gtk_label_set_text (self->count, self->news);
  return G_SOURCE_REMOVE;
}

static void
tell (GemSearchChoices *self, char *news)
{
  g_clear_handle_id (&self->told, g_source_remove);
  g_free (self->news);
  self->news = news;
  self->told = g_timeout_add (QUIET, tell_cb, self);
}

/* The label in the button stays: gtk_button_set_label() makes another one, which takes longer than all of the answer. */
static void
set_button_text (GtkWidget *button, const char *title, guint count)
{
  GtkLabel *label = GTK_LABEL (gtk_bin_get_child (GTK_BIN (button)));
  g_autofree char *number = gem_hit_count_text (count);
  g_autofree char *text = count > 0 ? g_strdup_printf ("%s %s", title, number) : g_strdup (title);

  if (g_str_equal (gtk_label_get_text (label), text))
    return;
  gtk_label_set_text (label, text);
  gem_set_accessible_name (button, text);
}

static void
suggest (GemSearchChoices *self, const char *meant)
{
  g_autofree char *link = NULL;
  g_autofree char *markup = NULL;

  if (g_strcmp0 (meant, self->meant) == 0)
    return;
  g_free (self->meant);
  self->meant = g_strdup (meant);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion), meant != NULL);
  if (meant == NULL)
    return;
  link = g_markup_printf_escaped ("<a href=\"gem:search\">%s</a>", meant);
  /* Translators: %s is what the person may have wanted to type */
  markup = g_strdup_printf (_ ("Did you mean %s?"), link);
  gtk_label_set_markup (self->suggestion, markup);
  gem_label_name_links (self->suggestion);
}

static void
gem_search_choices_dispose (GObject *object)
{
  GemSearchChoices *self = GEM_SEARCH_CHOICES (object);

  g_clear_handle_id (&self->told, g_source_remove);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->meant, g_free);
  g_clear_pointer (&self->news, g_free);

  G_OBJECT_CLASS (gem_search_choices_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  /**
   * GemSearchChoices::kinds:
   * @self: choices
   * @kinds: a bit for each kind that the person wants to see
   */
  signals[KINDS] = g_signal_new ("kinds", GEM_TYPE_SEARCH_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * GemSearchChoices::question:
   * @self: choices
   * @question: what the person wants to ask
   */
  signals[QUESTION] = g_signal_new ("question", GEM_TYPE_SEARCH_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * GemSearchChoices::by-province:
   * @self: choices
   * @map: whether the person wants to see it by province
   */
  signals[BY_PROVINCE] = g_signal_new ("by-province", GEM_TYPE_SEARCH_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * GemSearchChoices::chip-gone:
   * @self: choices
   *
   * The button that has the focus goes away.
   */
  signals[CHIP_GONE] = g_signal_new ("chip-gone", GEM_TYPE_SEARCH_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gem_search_choices_class_init (GemSearchChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_search_choices_dispose;
  add_signals ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-search-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, kind_box);
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, everything);
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, several);
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, chip_box);
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, tools);
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, count);
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, map_button);
  gtk_widget_class_bind_template_child (widget_class, GemSearchChoices, suggestion);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_cb);
}

static void
gem_search_choices_init (GemSearchChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = GEM_HITS_ALL;
  self->question = g_strdup ("");
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    {
      GtkWidget *button =
          gtk_radio_button_new_with_label_from_widget (GTK_RADIO_BUTTON (self->everything),
                                                       gem_hit_kind_title ((GemHitKind) kind));

      gtk_toggle_button_set_mode (GTK_TOGGLE_BUTTON (button), FALSE);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (kind_toggled_cb), self);
      gtk_container_add (GTK_CONTAINER (self->kind_box), button);
      self->buttons[kind] = button;
    }
  gem_set_accessible_name (GTK_WIDGET (self->kind_box), _ ("Where to look"));
  gem_flow_box_set_plain (self->chip_box, _ ("What the question is narrowed down to"));
  gem_flow_box_set_plain (self->tools, _ ("How much was found"));
}

/**
 * gem_search_choices_show:
 * @self: choices
 * @question: what is asked
 * @kinds: a bit for each kind that is looked in
 * @map: whether what was found is shown by province
 */
void
gem_search_choices_show (GemSearchChoices *self, const char *question, guint kinds, gboolean map)
{
  GtkToggleButton *chosen = self->several;

  g_return_if_fail (GEM_IS_SEARCH_CHOICES (self) && question != NULL);

  self->updating = TRUE;
  show_chips (self, question);
  g_free (self->question);
  self->question = g_strdup (question);
  self->kinds = kinds;
  if (kinds == GEM_HITS_ALL)
    chosen = GTK_TOGGLE_BUTTON (self->everything);
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    if (kinds == GEM_HIT_BIT (kind))
      {
        chosen = GTK_TOGGLE_BUTTON (self->buttons[kind]);
        gtk_widget_show (self->buttons[kind]);
      }
  gtk_toggle_button_set_active (chosen, TRUE);
  gtk_toggle_button_set_active (self->map_button, map);
  self->updating = FALSE;
}

/**
 * gem_search_choices_set_hits:
 * @self: choices
 * @hits: (nullable): the answer; %NULL where there is none
 *
 * Shows how much was found of each kind. The number is told a moment later, when the person has stopped
 * typing.
 */
void
gem_search_choices_set_hits (GemSearchChoices *self, const GemHits *hits)
{
  guint total = hits != NULL ? gem_hits_count_all (hits) : 0;
  g_autofree char *number = gem_hit_count_text (total);

  g_return_if_fail (GEM_IS_SEARCH_CHOICES (self));

  set_button_text (self->everything, _ ("Everything"), self->kinds == GEM_HITS_ALL ? total : 0);
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    {
      guint count = hits != NULL ? hits->counts[kind] : 0;

      set_button_text (self->buttons[kind], gem_hit_kind_title ((GemHitKind) kind), count);
      /* Of the kinds that were not asked for, nothing is known. */
      if (self->kinds & GEM_HIT_BIT (kind))
        gtk_widget_set_visible (self->buttons[kind],
                                count > 0 || self->kinds == GEM_HIT_BIT (kind));
    }
  suggest (self, hits != NULL ? hits->suggestion : NULL);
  tell (self, hits == NULL ? g_strdup ("")
                           : g_strdup_printf (ngettext ("%s result", "%s results", total), number));
}
