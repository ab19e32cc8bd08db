/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-fault.h"

G_DEFINE_BOXED_TYPE (GemFeedFault, gem_feed_fault, gem_feed_fault_copy, gem_feed_fault_free)

static const char *const names[] = {
  [GEM_FEED_FAULT_NETWORK] = "network",
  [GEM_FEED_FAULT_TLS] = "tls",
  [GEM_FEED_FAULT_TIMEOUT] = "timeout",
  [GEM_FEED_FAULT_HTTP_STATUS] = "http-status",
  [GEM_FEED_FAULT_BUSY] = "busy",
  [GEM_FEED_FAULT_GONE] = "gone",
  [GEM_FEED_FAULT_REDIRECT] = "redirect",
  [GEM_FEED_FAULT_ADDRESS] = "address",
  [GEM_FEED_FAULT_NOT_MODIFIED] = "not-modified",
  [GEM_FEED_FAULT_SIZE] = "size",
  [GEM_FEED_FAULT_PAGES] = "pages",
  [GEM_FEED_FAULT_ITEMS] = "items",
  [GEM_FEED_FAULT_DEPTH] = "depth",
  [GEM_FEED_FAULT_ENCODING] = "encoding",
  [GEM_FEED_FAULT_JSON] = "json",
  [GEM_FEED_FAULT_VERSION] = "version",
  [GEM_FEED_FAULT_NEWER] = "newer",
  [GEM_FEED_FAULT_MISSING] = "missing",
  [GEM_FEED_FAULT_TYPE] = "type",
  [GEM_FEED_FAULT_VALUE] = "value",
  [GEM_FEED_FAULT_DATE] = "date",
  [GEM_FEED_FAULT_DUPLICATE] = "duplicate",
  [GEM_FEED_FAULT_MIXED] = "mixed",
  [GEM_FEED_FAULT_NEXT] = "next",
  [GEM_FEED_FAULT_ROLLBACK] = "rollback",
  [GEM_FEED_FAULT_SIGNATURE] = "signature",
  [GEM_FEED_FAULT_DATABASE] = "database",
  [GEM_FEED_FAULT_FILE] = "file",
  [GEM_FEED_FAULT_CANCELLED] = "cancelled",
};

/**
 * gem_feed_fault_new:
 * @code: the cause
 * @page: the page it was found on, from 1; 0 where that is not known
 * @place: (nullable): the key
 * @format: one sentence, translated
 * @...: its parameters
 *
 * Returns: (transfer full): a fault
 */
GemFeedFault *
gem_feed_fault_new (GemFeedFaultCode code, guint page, const char *place, const char *format, ...)
{
  GemFeedFault *fault = g_new0 (GemFeedFault, 1);
  va_list args;

  fault->code = code;
  fault->page = page;
  fault->place = g_strdup (place);
  va_start (args, format);
  fault->message = g_strdup_vprintf (format, args);
  va_end (args);
  return fault;
}

/**
 * gem_feed_fault_copy:
 * @fault: a fault
 *
 * Returns: (transfer full): a copy
 */
GemFeedFault *
gem_feed_fault_copy (const GemFeedFault *fault)
{
  g_return_val_if_fail (fault != NULL, NULL);

  return gem_feed_fault_new (fault->code, fault->page, fault->place, "%s", fault->message);
}

/**
 * gem_feed_fault_free:
 * @fault: (transfer full): a fault
 */
void
gem_feed_fault_free (GemFeedFault *fault)
{
  g_return_if_fail (fault != NULL);

  g_free (fault->message);
  g_free (fault->place);
  g_free (fault);
}

/**
 * gem_feed_fault_code_to_string:
 * @code: a cause
 *
 * Returns: (transfer none): the name that scripts may rely on
 */
const char *
gem_feed_fault_code_to_string (GemFeedFaultCode code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (names), NULL);

  return names[code];
}
