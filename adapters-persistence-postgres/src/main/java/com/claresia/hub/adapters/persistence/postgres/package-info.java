/** PostgreSQL as a store of the Hub: the primary key is the compare-and-set. */
@NullMarked
package com.claresia.hub.adapters.persistence.postgres;

import org.jspecify.annotations.NullMarked;
