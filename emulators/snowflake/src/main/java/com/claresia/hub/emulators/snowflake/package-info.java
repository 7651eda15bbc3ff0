/**
 * A local server that the unmodified Snowflake JDBC driver talks to, for tests, demos and
 * benchmarks.
 */
@NullMarked
package com.claresia.hub.emulators.snowflake;

import org.jspecify.annotations.NullMarked;
