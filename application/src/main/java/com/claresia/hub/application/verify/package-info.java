/** Verifying what a store holds, in parallel and in bounded memory. */
@NullMarked
package com.claresia.hub.application.verify;

import org.jspecify.annotations.NullMarked;
