/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "present/gem-pace.h"

#define SECOND G_USEC_PER_SEC

/* A cover without notes, then 200 and 400 words: 40, 100 and 200 seconds. */
static GemPace *
make_pace (void)
{
  g_autoptr (GemDeck) deck = gem_deck_new ("Proef");
  const guint words[] = { 0, 200, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_TEXT);
      GString *notes = g_string_new (NULL);

      for (guint n = 0; n < words[i]; n++)
        g_string_append (notes, "woord, ");
      slide->texts[GEM_DECK_FIELD_NOTES] = g_string_free (notes, FALSE);
      g_assert_true (gem_deck_insert (deck, i, slide, NULL));
    }
  return gem_pace_new (deck);
}

static void
test_notes_share_out_time (void)
{
  g_autoptr (GemPace) pace = make_pace ();

  g_assert_cmpfloat (gem_pace_get_due (pace, 0), ==, 40);
  g_assert_cmpfloat (gem_pace_get_due (pace, 1), ==, 140);
  g_assert_cmpfloat (gem_pace_get_due (pace, 2), ==, 340);
  g_assert_cmpuint (gem_pace_get_estimate (pace), ==, 6);
}

static void
test_planned_minutes_scale (void)
{
  g_autoptr (GemPace) pace = make_pace ();

  gem_pace_set_planned (pace, 17);
  g_assert_cmpfloat_with_epsilon (gem_pace_get_due (pace, 0), 120, 0.001);
  g_assert_cmpfloat_with_epsilon (gem_pace_get_due (pace, 2), 17 * 60, 0.001);
}

static void
test_a_break_stops_the_time (void)
{
  g_autoptr (GemPace) pace = make_pace ();

  gem_pace_start (pace, 0);
  gem_pace_stop (pace, 10 * SECOND);
  g_assert_cmpfloat (gem_pace_get_elapsed (pace, 500 * SECOND), ==, 10);
  gem_pace_start (pace, 500 * SECOND);
  g_assert_cmpfloat (gem_pace_get_elapsed (pace, 505 * SECOND), ==, 15);
  gem_pace_restart (pace, 505 * SECOND);
  g_assert_cmpfloat (gem_pace_get_elapsed (pace, 506 * SECOND), ==, 1);
}

static void
assert_verdict (GemPace *pace, guint slide, gint64 seconds, const char *wanted, gboolean late)
{
  g_autofree char *verdict = gem_pace_dup_verdict (pace, slide, seconds * SECOND);

  g_assert_cmpstr (verdict, ==, wanted);
  g_assert_cmpint (gem_pace_is_late (pace, slide, seconds * SECOND), ==, late);
}

static void
test_late_and_early_are_told (void)
{
  g_autoptr (GemPace) pace = make_pace ();

  gem_pace_start (pace, 0);
  assert_verdict (pace, 1, 100, "On time", FALSE);
  assert_verdict (pace, 1, 160, "On time", FALSE);
  assert_verdict (pace, 1, 200, "1 minute late", TRUE);
  assert_verdict (pace, 1, 300, "3 minutes late", TRUE);
  assert_verdict (pace, 2, 60, "1 minute early", FALSE);
}

static void
test_clock (void)
{
  const struct
  {
    double seconds;
    const char *text;
  } cases[] = { { 0, "0:00" },       { 65.9, "1:05" }, { 3599, "59:59" },
                { 3661, "1:01:01" }, { -75, "−1:15" }, { -0.5, "0:00" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = gem_pace_dup_clock (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pace/notes-share-out-time", test_notes_share_out_time);
  g_test_add_func ("/pace/planned-minutes-scale", test_planned_minutes_scale);
  g_test_add_func ("/pace/a-break-stops-the-time", test_a_break_stops_the_time);
  g_test_add_func ("/pace/late-and-early-are-told", test_late_and_early_are_told);
  g_test_add_func ("/pace/clock", test_clock);
  return g_test_run ();
}
