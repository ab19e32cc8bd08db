/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "address/gem-address.h"

#include <string.h>

/* What is read prints the same again. */
static const char *const canonical[] = {
  "gem:section/common-ground",
  "gem:section/common-ground#p3",
  "gem:province/NL-FR",
  "gem:province/NL-FR?theme=energie-en-klimaat",
  "gem:compare",
  "gem:compare?show=themes&provinces=NL-FR,NL-ZE",
  "gem:agenda",
  "gem:agenda/2020",
  "gem:agenda/2020?opgave=fysiek&status=lopend",
  "gem:item/https://example.org/gemeenten2024/2020/common-ground",
  "gem:item/een%20punt%3F%23met%20tekens",
  "gem:reference/putters-2019",
  "gem:theme/samenwerking",
  "gem:term/14-netnummer",
  "gem:search?q=wonen%20en%20werken",
  "gem:list/terms",
  "gem:list/notes?q=twee%20woorden&kind=mark&colour=green&tag=raad&sort=created",
  "gem:present",
  "gem:present/De%20strategie%20in%2010%20minuten?slide=3",
};

static void
test_canonical (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GemAddress) address = gem_address_parse (canonical[i], &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = gem_address_to_string (address);
      g_assert_cmpstr (text, ==, canonical[i]);
    }
}

static void
test_parts (void)
{
  g_autoptr (GemAddress) address =
      gem_address_parse ("GEM:agenda/2020?opgave=fysiek&status=in+gang#x%20y", NULL);
  g_autoptr (GemAddress) item = gem_address_parse ("gem:item/a%2Fb?c%20d", NULL);

  g_assert_nonnull (address);
  g_assert_cmpint (gem_address_get_kind (address), ==, GEM_ADDRESS_AGENDA);
  g_assert_cmpint (gem_address_get_year (address), ==, 2020);
  g_assert_cmpstr (gem_address_get_param (address, "opgave"), ==, "fysiek");
  g_assert_cmpstr (gem_address_get_param (address, "status"), ==, "in gang");
  g_assert_null (gem_address_get_param (address, "province"));
  g_assert_cmpstr (gem_address_get_fragment (address), ==, "x y");
  g_assert_null (item); /* a query has a key and a value */
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    GemAddressError code;
  } cases[] = {
    { "", GEM_ADDRESS_ERROR_SCHEME },
    { "https://example.org", GEM_ADDRESS_ERROR_SCHEME },
    { "gem", GEM_ADDRESS_ERROR_SCHEME },
    { "gem:", GEM_ADDRESS_ERROR_KIND },
    { "gem:sections/x", GEM_ADDRESS_ERROR_KIND },
    { "gem:/section/x", GEM_ADDRESS_ERROR_KIND },
    { "gem:section", GEM_ADDRESS_ERROR_ID },
    { "gem:section/", GEM_ADDRESS_ERROR_ID },
    { "gem:section/Common Ground", GEM_ADDRESS_ERROR_ID },
    { "gem:section/a/b", GEM_ADDRESS_ERROR_ID },
    { "gem:province/FR", GEM_ADDRESS_ERROR_ID },
    { "gem:province/nl-fr", GEM_ADDRESS_ERROR_ID },
    { "gem:compare/x", GEM_ADDRESS_ERROR_ID },
    { "gem:agenda/20", GEM_ADDRESS_ERROR_ID },
    { "gem:agenda/20x0", GEM_ADDRESS_ERROR_ID },
    { "gem:item/", GEM_ADDRESS_ERROR_ID },
    { "gem:item/%zz", GEM_ADDRESS_ERROR_ENCODING },
    { "gem:item/%00", GEM_ADDRESS_ERROR_ENCODING },
    { "gem:item/%ff", GEM_ADDRESS_ERROR_ENCODING },
    { "gem:item/\xff", GEM_ADDRESS_ERROR_ENCODING },
    { "gem:present/", GEM_ADDRESS_ERROR_ID },
    { "gem:present/a/b", GEM_ADDRESS_ERROR_ID },
    { "gem:present/..%2Fb", GEM_ADDRESS_ERROR_ID },
    { "gem:present/.verborgen", GEM_ADDRESS_ERROR_ID },
    { "gem:present/a%0Ab", GEM_ADDRESS_ERROR_ID },
    { "gem:agenda?Opgave=x", GEM_ADDRESS_ERROR_QUERY },
    { "gem:agenda?=x", GEM_ADDRESS_ERROR_QUERY },
    { "gem:search?q=%ff", GEM_ADDRESS_ERROR_QUERY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (gem_address_parse (cases[i].text, &error));
      g_assert_error (error, GEM_ADDRESS_ERROR, (int) cases[i].code);
    }
}

static void
test_long_ids_are_bounded (void)
{
  g_autofree char *id = g_strnfill (2048, 'x');
  g_autofree char *longer = g_strnfill (2049, 'x');
  g_autofree char *text = g_strconcat ("gem:item/", id, NULL);
  g_autofree char *too_long = g_strconcat ("gem:item/", longer, NULL);
  g_autoptr (GemAddress) address = gem_address_parse (text, NULL);

  g_assert_nonnull (address);
  g_assert_null (gem_address_parse (too_long, NULL));
}

static void
test_values_are_never_changed (void)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_COMPARE, NULL);
  g_autoptr (GemAddress) with = gem_address_with_param (address, "theme", "a&b=c");
  g_autoptr (GemAddress) without = gem_address_with_param (with, "theme", NULL);
  g_autoptr (GemAddress) anchored = gem_address_with_fragment (address, "p1");
  g_autofree char *text = gem_address_to_string (with);

  g_assert_null (gem_address_get_param (address, "theme"));
  g_assert_cmpstr (text, ==, "gem:compare?theme=a%26b%3Dc");
  g_assert_true (gem_address_equal (address, without));
  g_assert_cmpuint (gem_address_hash (address), ==, gem_address_hash (without));
  g_assert_false (gem_address_equal (address, with));
  g_assert_cmpstr (gem_address_get_fragment (anchored), ==, "p1");
}

/* Whatever comes in: either an error, or an address that prints and reads back as itself. */
static void
check_round_trip (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemAddress) address = gem_address_parse (text, &error);
  g_autoptr (GemAddress) again = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *reprinted = NULL;

  if (address == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  printed = gem_address_to_string (address);
  again = gem_address_parse (printed, &error);
  g_assert_no_error (error);
  g_assert_true (gem_address_equal (address, again));
  reprinted = gem_address_to_string (again);
  g_assert_cmpstr (printed, ==, reprinted);
}

static void
test_fuzz (void)
{
  static const char pieces[] = "gem:/?#&=%+-_.,;@ \t\n\"'<>NLFR2020abcxyz\xc3\xab\xff\x01";

  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr (GString) text =
          g_string_new (canonical[g_test_rand_int_range (0, G_N_ELEMENTS (canonical))]);
      int edits = g_test_rand_int_range (0, 6);

      while (edits-- > 0)
        {
          gssize at = g_test_rand_int_range (0, (gint32) text->len + 1);

          if (g_test_rand_bit () && (gsize) at < text->len)
            g_string_erase (text, at, 1);
          else
            g_string_insert_c (text, at,
                               pieces[g_test_rand_int_range (0, (gint32) sizeof pieces - 1)]);
        }
      check_round_trip (text->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/canonical", test_canonical);
  g_test_add_func ("/address/parts", test_parts);
  g_test_add_func ("/address/refused", test_refused);
  g_test_add_func ("/address/long-ids-are-bounded", test_long_ids_are_bounded);
  g_test_add_func ("/address/values-are-never-changed", test_values_are_never_changed);
  g_test_add_func ("/address/fuzz", test_fuzz);
  return g_test_run ();
}
