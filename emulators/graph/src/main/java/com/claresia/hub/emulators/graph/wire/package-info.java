/** HTTP: requests, answers, and what makes the one of the other. */
@NullMarked
package com.claresia.hub.emulators.graph.wire;

import org.jspecify.annotations.NullMarked;
