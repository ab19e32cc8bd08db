/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-pace.h"

#include <glib/gi18n.h>
#include <math.h>

/* Somebody who speaks to a hall says about 120 words a minute; a slide without notes takes 40 seconds. */
#define WORDS_PER_SECOND 2.0
#define LEAST_SECONDS 40.0
/* Nobody needs to hear that they are a few seconds late. */
#define GRACE 30.0

struct _GemPace
{
  GArray *weights; /* double: seconds that each slide takes by its notes */
  double total;    /* of them */
  guint planned;   /* minutes; 0 for as long as the notes take */
  gboolean begun;
  gboolean running;
  gint64 since;  /* monotonic time from which the running part is counted */
  double before; /* seconds of the parts before it */
};

static double
count_words (const char *text)
{
  gboolean in_word = FALSE;
  double words = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (p));

      words += letter && !in_word;
      in_word = letter || (in_word && (*p == '\'' || *p == '-'));
    }
  return words;
}

/**
 * gem_pace_new:
 * @deck: what is shown
 *
 * Returns: (transfer full): its pace, with nothing planned and no time gone
 */
GemPace *
gem_pace_new (GemDeck *deck)
{
  GemPace *self;

  g_return_val_if_fail (GEM_IS_DECK (deck), NULL);

  self = g_new0 (GemPace, 1);
  self->weights = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < gem_deck_get_n_slides (deck); i++)
    {
      GemDeckSlide *slide = gem_deck_get_slide (deck, i);
      double words = count_words (slide->texts[GEM_DECK_FIELD_NOTES]);
      double seconds = MAX (LEAST_SECONDS, words / WORDS_PER_SECOND);

      g_array_append_val (self->weights, seconds);
      self->total += seconds;
    }
  return self;
}

/**
 * gem_pace_free:
 * @self: (transfer full) (nullable): a pace
 */
void
gem_pace_free (GemPace *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->weights);
  g_free (self);
}

/**
 * gem_pace_set_planned:
 * @self: a pace
 * @minutes: how long the talk may take; 0 for as long as its notes take
 */
void
gem_pace_set_planned (GemPace *self, guint minutes)
{
  g_return_if_fail (self != NULL);

  self->planned = minutes;
}

/**
 * gem_pace_get_planned:
 * @self: a pace
 *
 * Returns: how many minutes are planned; 0 for none
 */
guint
gem_pace_get_planned (const GemPace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->planned;
}

/**
 * gem_pace_get_estimate:
 * @self: a pace
 *
 * Returns: how many minutes the talk takes by its notes, from 1
 */
guint
gem_pace_get_estimate (const GemPace *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return (guint) MAX (1, round (self->total / 60));
}

/**
 * gem_pace_get_due:
 * @self: a pace
 * @slide: a position
 *
 * Returns: after how many seconds that slide should be done
 */
double
gem_pace_get_due (const GemPace *self, guint slide)
{
  double sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->weights->len && i <= slide; i++)
    sum += g_array_index (self->weights, double, i);
  return self->planned > 0 && self->total > 0 ? sum / self->total * self->planned * 60 : sum;
}

/**
 * gem_pace_start:
 * @self: a pace
 * @now: monotonic time
 *
 * The time goes on.
 */
void
gem_pace_start (GemPace *self, gint64 now)
{
  g_return_if_fail (self != NULL);

  if (self->running)
    return;
  self->begun = self->running = TRUE;
  self->since = now;
}

/**
 * gem_pace_stop:
 * @self: a pace
 * @now: monotonic time
 *
 * The time stands still, for a break.
 */
void
gem_pace_stop (GemPace *self, gint64 now)
{
  g_return_if_fail (self != NULL);

  self->before = gem_pace_get_elapsed (self, now);
  self->running = FALSE;
}

/**
 * gem_pace_restart:
 * @self: a pace
 * @now: monotonic time
 *
 * The time begins again at nought.
 */
void
gem_pace_restart (GemPace *self, gint64 now)
{
  g_return_if_fail (self != NULL);

  self->before = 0;
  self->since = now;
}

/**
 * gem_pace_is_running:
 * @self: a pace
 *
 * Returns: whether the time goes on
 */
gboolean
gem_pace_is_running (const GemPace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->running;
}

/**
 * gem_pace_has_begun:
 * @self: a pace
 *
 * Returns: whether the time was ever started
 */
gboolean
gem_pace_has_begun (const GemPace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->begun;
}

/**
 * gem_pace_get_elapsed:
 * @self: a pace
 * @now: monotonic time
 *
 * Returns: how many seconds the talk has taken
 */
double
gem_pace_get_elapsed (const GemPace *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->before + (self->running ? (double) (now - self->since) / G_USEC_PER_SEC : 0);
}

/**
 * gem_pace_dup_clock:
 * @seconds: a time, negative where it is over
 *
 * Returns: (transfer full): it as on a stopwatch
 */
char *
gem_pace_dup_clock (double seconds)
{
  gboolean over = seconds <= -1;
  guint whole = (guint) fabs (seconds);

  if (whole >= 3600)
    return g_strdup_printf ("%s%u:%02u:%02u", over ? "−" : "", whole / 3600, whole / 60 % 60,
                            whole % 60);
  return g_strdup_printf ("%s%u:%02u", over ? "−" : "", whole / 60, whole % 60);
}

/* Seconds behind the plan; negative ahead of it. Within the time of a slide, one is on time. */
static double
get_delay (const GemPace *self, guint slide, gint64 now)
{
  double elapsed = gem_pace_get_elapsed (self, now);
  double due = gem_pace_get_due (self, slide);
  double start = slide > 0 ? gem_pace_get_due (self, slide - 1) : 0;

  if (elapsed > due)
    return elapsed - due;
  return elapsed < start ? elapsed - start : 0;
}

/**
 * gem_pace_is_late:
 * @self: a pace
 * @slide: the position of the slide that is shown
 * @now: monotonic time
 *
 * Returns: whether the slide should have been done by now
 */
gboolean
gem_pace_is_late (const GemPace *self, guint slide, gint64 now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return get_delay (self, slide, now) >= GRACE;
}

/**
 * gem_pace_dup_verdict:
 * @self: a pace
 * @slide: the position of the slide that is shown
 * @now: monotonic time
 *
 * Returns: (transfer full): whether the talk is on time, in words
 */
char *
gem_pace_dup_verdict (const GemPace *self, guint slide, gint64 now)
{
  double delay;
  guint minutes;

  g_return_val_if_fail (self != NULL, NULL);

  delay = get_delay (self, slide, now);
  minutes = (guint) MAX (1, round (fabs (delay) / 60));
  if (!self->begun)
    return g_strdup (_ ("The time starts with the next slide"));
  if (delay >= GRACE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u minute late", "%u minutes late",
                                         minutes),
                            minutes);
  if (delay <= -GRACE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u minute early", "%u minutes early",
                                         minutes),
                            minutes);
  return g_strdup (_ ("On time"));
}
