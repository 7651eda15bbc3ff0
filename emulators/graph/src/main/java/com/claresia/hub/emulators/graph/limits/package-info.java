/** Resource units, and what an application may use of them. */
@NullMarked
package com.claresia.hub.emulators.graph.limits;

import org.jspecify.annotations.NullMarked;
