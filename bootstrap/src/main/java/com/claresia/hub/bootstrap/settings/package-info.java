/** Settings: one catalogue of every key, and what a person's configuration makes of it. */
@NullMarked
package com.claresia.hub.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
