package com.claresia.hub.planted.application.append;

import com.claresia.hub.planted.application.query.GoesThere;

/** Planted: one half of a cycle. */
public record ComesBack(GoesThere there) {}
