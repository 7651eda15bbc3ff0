/**
 * What a function's module has its platform tested with: a real store, a real control plane, and
 * the demand that what leaves is what would leave from the Hub.
 */
@NullMarked
package com.claresia.hub.adapters.telemetry.platform;

import org.jspecify.annotations.NullMarked;
