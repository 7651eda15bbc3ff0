/** The published description that every request is checked against. */
@NullMarked
package com.claresia.hub.emulators.graph.description;

import org.jspecify.annotations.NullMarked;
