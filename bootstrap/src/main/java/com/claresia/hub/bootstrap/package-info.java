/** Composition: what the Hub is made of, how it starts and how it stops. */
@NullMarked
package com.claresia.hub.bootstrap;

import org.jspecify.annotations.NullMarked;
