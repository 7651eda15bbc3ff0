/** The main job, end to end, on a throw-away PostgreSQL. */
@NullMarked
package com.claresia.hub.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
