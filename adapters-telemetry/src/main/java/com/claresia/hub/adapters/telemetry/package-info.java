/**
 * What leaves for the control plane: hashes, envelopes, checkpoints, and the keeping of each byte.
 */
@NullMarked
package com.claresia.hub.adapters.telemetry;

import org.jspecify.annotations.NullMarked;
