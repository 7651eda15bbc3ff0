/** The command line {@code claresia-hub}. */
@NullMarked
package com.claresia.hub.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
