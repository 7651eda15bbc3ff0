/** Canonical JSON (RFC 8785): the exact bytes that are hashed. */
@NullMarked
package com.claresia.hub.domain.canonical;

import org.jspecify.annotations.NullMarked;
