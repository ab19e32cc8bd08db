/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedProbe: whether a feed can be reached from here, step by step, for a person and their help
 * desk. It asks the address once, keeps nothing of the answer, and touches no store. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GEM_PROBE_ADDRESS,     /* where it leads, redirects and all */
  GEM_PROBE_PROXY,       /* what stands between here and there */
  GEM_PROBE_NAME,        /* looking up the name of the host */
  GEM_PROBE_CERTIFICATE, /* who says that it is that host */
  GEM_PROBE_ANSWER       /* what the server says */
} GemProbeStepKind;

typedef enum
{
  GEM_PROBE_GOOD,
  GEM_PROBE_BAD,
  GEM_PROBE_SKIPPED /* not needed, or not reached */
} GemProbeVerdict;

/**
 * GemProbeStep:
 * @kind: which step
 * @verdict: how it went
 * @text: what was found and, where it went wrong, what to do; translated
 * @details: (nullable): more of it, a line a fact; translated
 * @microseconds: how long it took; -1 where that was not measured
 */
typedef struct
{
  GemProbeStepKind kind;
  GemProbeVerdict verdict;
  char *text;
  char *details;
  gint64 microseconds;
} GemProbeStep;

/**
 * GemFeedProbe:
 * @url: the address that was asked
 * @good: whether an agenda can be fetched from there
 * @steps: (element-type GemProbeStep): one of each kind, in their order
 */
typedef struct
{
  char *url;
  gboolean good;
  GPtrArray *steps;
} GemFeedProbe;

GemFeedProbe *gem_feed_probe (const char *url, GCancellable *cancellable);
void gem_feed_probe_async (const char *url,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GemFeedProbe *gem_feed_probe_finish (GAsyncResult *result, GError **error);
const GemProbeStep *gem_feed_probe_get_step (const GemFeedProbe *self, GemProbeStepKind kind);
const char *gem_probe_step_kind_label (GemProbeStepKind kind);
char *gem_feed_probe_to_text (const GemFeedProbe *self);
void gem_feed_probe_free (GemFeedProbe *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedProbe, gem_feed_probe_free)

G_END_DECLS
