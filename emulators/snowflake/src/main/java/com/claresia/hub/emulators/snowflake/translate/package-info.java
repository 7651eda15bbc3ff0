/** From the dialect to the SQL of H2: names, policies, views and functions are resolved here. */
@NullMarked
package com.claresia.hub.emulators.snowflake.translate;

import org.jspecify.annotations.NullMarked;
