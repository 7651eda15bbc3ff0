/** Verification: what a stored chain proves, and what in it was altered. */
@NullMarked
package com.claresia.hub.domain.verification;

import org.jspecify.annotations.NullMarked;
