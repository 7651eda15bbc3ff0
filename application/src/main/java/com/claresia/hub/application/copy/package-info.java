/** Moving a tenant's log from one store to another, so that every proof stays the same. */
@NullMarked
package com.claresia.hub.application.copy;

import org.jspecify.annotations.NullMarked;
