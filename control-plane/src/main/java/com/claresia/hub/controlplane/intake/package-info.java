/** Taking in hashes and envelopes, in order and once. */
@NullMarked
package com.claresia.hub.controlplane.intake;

import org.jspecify.annotations.NullMarked;
