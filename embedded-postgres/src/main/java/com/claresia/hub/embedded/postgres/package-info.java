/** A real PostgreSQL in a child process, for demos, tests and small installations. */
@NullMarked
package com.claresia.hub.embedded.postgres;

import org.jspecify.annotations.NullMarked;
