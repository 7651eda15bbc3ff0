/** What may leave the customer's cloud: envelopes of nine fields, and hashes. */
@NullMarked
package com.claresia.hub.domain.telemetry;

import org.jspecify.annotations.NullMarked;
