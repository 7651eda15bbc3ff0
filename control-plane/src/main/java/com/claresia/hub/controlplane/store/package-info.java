/** PostgreSQL: connections, transactions of one tenant, roles and the schema's versions. */
@NullMarked
package com.claresia.hub.controlplane.store;

import org.jspecify.annotations.NullMarked;
