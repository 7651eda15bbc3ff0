/** What the Hub needs of the world outside: stores, keys, tenants. */
@NullMarked
package com.claresia.hub.application.port;

import org.jspecify.annotations.NullMarked;
