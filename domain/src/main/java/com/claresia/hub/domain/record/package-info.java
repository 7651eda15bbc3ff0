/** The record: what an AI did, its types, its checks and its canonical bytes. */
@NullMarked
package com.claresia.hub.domain.record;

import org.jspecify.annotations.NullMarked;
