/** An adapter with several violations. */
@NullMarked
package com.claresia.hub.planted.adapters.web;

import org.jspecify.annotations.NullMarked;
