/** Lifelike records for tests, the same ones for the same seed. */
@NullMarked
package com.claresia.hub.application.sample;

import org.jspecify.annotations.NullMarked;
