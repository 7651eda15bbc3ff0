/** Work that follows an append, at its own pace. */
@NullMarked
package com.claresia.hub.application.behind;

import org.jspecify.annotations.NullMarked;
