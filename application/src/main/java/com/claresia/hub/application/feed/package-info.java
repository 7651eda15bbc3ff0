/** What the telemetry side may see, made from a store that has no narrower way to show it. */
@NullMarked
package com.claresia.hub.application.feed;

import org.jspecify.annotations.NullMarked;
