/** What goes wrong between a store's driver and its server, for tests of stores. */
@NullMarked
package com.claresia.hub.application.fault;

import org.jspecify.annotations.NullMarked;
