/** Proving that a record stands in the log that a signed checkpoint commits to. */
@NullMarked
package com.claresia.hub.application.prove;

import org.jspecify.annotations.NullMarked;
