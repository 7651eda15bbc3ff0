/** What Snowflake answers when it refuses: codes, SQL states and texts. */
@NullMarked
package com.claresia.hub.emulators.snowflake.error;

import org.jspecify.annotations.NullMarked;
