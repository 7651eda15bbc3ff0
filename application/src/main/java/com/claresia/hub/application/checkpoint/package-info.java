/** Signing what the log has come to, at its own pace. */
@NullMarked
package com.claresia.hub.application.checkpoint;

import org.jspecify.annotations.NullMarked;
