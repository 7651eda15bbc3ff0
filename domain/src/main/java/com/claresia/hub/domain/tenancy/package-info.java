/** Tenants: who owns a log and what holds for it. */
@NullMarked
package com.claresia.hub.domain.tenancy;

import org.jspecify.annotations.NullMarked;
