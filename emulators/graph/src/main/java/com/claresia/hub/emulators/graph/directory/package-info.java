/** Who may ask: applications, their credentials and their tokens. */
@NullMarked
package com.claresia.hub.emulators.graph.directory;

import org.jspecify.annotations.NullMarked;
