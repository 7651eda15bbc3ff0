/** The relay as a Google Cloud Function. */
@NullMarked
package com.claresia.hub.functions.gcp;

import org.jspecify.annotations.NullMarked;
