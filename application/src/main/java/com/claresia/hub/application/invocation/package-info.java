/** Taking in what one run of a skill leaves: an output and a telemetry event, both or neither. */
@NullMarked
package com.claresia.hub.application.invocation;

import org.jspecify.annotations.NullMarked;
