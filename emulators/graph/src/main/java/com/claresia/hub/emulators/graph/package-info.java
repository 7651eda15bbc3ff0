/**
 * A local server that the unmodified Microsoft Graph SDK and azure-identity talk to, for tests,
 * demos and benchmarks.
 */
@NullMarked
package com.claresia.hub.emulators.graph;

import org.jspecify.annotations.NullMarked;
