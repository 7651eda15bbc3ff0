/** The command line of the control plane. */
@NullMarked
package com.claresia.hub.controlplane.cli;

import org.jspecify.annotations.NullMarked;
