/** The log of hashes as tiles: in memory, in the store, or computed from its leaves. */
@NullMarked
package com.claresia.hub.application.tiles;

import org.jspecify.annotations.NullMarked;
