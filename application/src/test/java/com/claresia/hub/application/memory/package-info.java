/** The reference store and reference keys, in memory: what the ports mean, in the fewest lines. */
@NullMarked
package com.claresia.hub.application.memory;

import org.jspecify.annotations.NullMarked;
