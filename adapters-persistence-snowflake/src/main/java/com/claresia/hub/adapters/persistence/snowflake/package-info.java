/** Snowflake as a store of the Hub: on hybrid tables one array insert, and its keys decide. */
@NullMarked
package com.claresia.hub.adapters.persistence.snowflake;

import org.jspecify.annotations.NullMarked;
