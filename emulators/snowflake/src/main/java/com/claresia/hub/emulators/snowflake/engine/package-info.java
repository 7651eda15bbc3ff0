/** Sessions, transactions, locks and the execution of statements on H2. */
@NullMarked
package com.claresia.hub.emulators.snowflake.engine;

import org.jspecify.annotations.NullMarked;
