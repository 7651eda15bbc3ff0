/** The vendor's side of the Hub: it takes in hashes and envelopes and witnesses checkpoints. */
@NullMarked
package com.claresia.hub.controlplane;

import org.jspecify.annotations.NullMarked;
