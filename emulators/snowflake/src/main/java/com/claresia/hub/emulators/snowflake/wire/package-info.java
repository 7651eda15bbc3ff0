/** The protocol that the driver speaks, over HTTP and HTTPS. */
@NullMarked
package com.claresia.hub.emulators.snowflake.wire;

import org.jspecify.annotations.NullMarked;
