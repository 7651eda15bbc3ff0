/** Cosigning checkpoints (C2SP tlog-witness), and noticing what forks. */
@NullMarked
package com.claresia.hub.controlplane.witness;

import org.jspecify.annotations.NullMarked;
