/** Serving the log of hashes as C2SP tlog-tiles. */
@NullMarked
package com.claresia.hub.application.log;

import org.jspecify.annotations.NullMarked;
