/** Asking for records: one by its id, or the timeline by its criteria. */
@NullMarked
package com.claresia.hub.application.query;

import org.jspecify.annotations.NullMarked;
