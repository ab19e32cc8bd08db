/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a probe found, in words. */

#pragma once

#include "feed/gem-feed-probe.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

char *gem_probe_words_proxy (const char *proxy);
char *gem_probe_words_addresses (GList *addresses);
char *gem_probe_words_tls_errors (GTlsCertificateFlags errors);
char *gem_probe_words_certificate (GTlsCertificate *certificate, GTlsProtocolVersion version);
char *gem_probe_words_answer (SoupMessage *message);
char *gem_probe_words_refusal (guint status);

G_END_DECLS
