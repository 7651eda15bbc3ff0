/**
 * What a test holds in its hand: faults to come, what was asked, and direct access to what is kept.
 */
@NullMarked
package com.claresia.hub.emulators.graph.control;

import org.jspecify.annotations.NullMarked;
