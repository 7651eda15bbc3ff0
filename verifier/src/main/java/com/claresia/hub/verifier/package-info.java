/**
 * The command claresia-hub-verifier: proves that nothing in a log was altered, or names what was.
 */
@NullMarked
package com.claresia.hub.verifier;

import org.jspecify.annotations.NullMarked;
