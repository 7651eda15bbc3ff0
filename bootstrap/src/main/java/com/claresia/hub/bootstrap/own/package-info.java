/** Stores that the Hub brings along: for development, the demo, tests and benchmarks. */
@NullMarked
package com.claresia.hub.bootstrap.own;

import org.jspecify.annotations.NullMarked;
