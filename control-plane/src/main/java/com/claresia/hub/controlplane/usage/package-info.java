/** What operators and tenants may ask: who ran what skill when, and what it came to. */
@NullMarked
package com.claresia.hub.controlplane.usage;

import org.jspecify.annotations.NullMarked;
