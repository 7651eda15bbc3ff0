/** What the service refuses, with its codes and words. */
@NullMarked
package com.claresia.hub.emulators.graph.error;

import org.jspecify.annotations.NullMarked;
