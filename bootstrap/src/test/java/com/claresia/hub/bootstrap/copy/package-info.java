/** Copies between real stores, by the command that an operator uses. */
@NullMarked
package com.claresia.hub.bootstrap.copy;

import org.jspecify.annotations.NullMarked;
