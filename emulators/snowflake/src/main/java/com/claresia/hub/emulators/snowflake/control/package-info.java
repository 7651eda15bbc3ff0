/** What a test holds in its hand: faults to come, and what was executed. */
@NullMarked
package com.claresia.hub.emulators.snowflake.control;

import org.jspecify.annotations.NullMarked;
