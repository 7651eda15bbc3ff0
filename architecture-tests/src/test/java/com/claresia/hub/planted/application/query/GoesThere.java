package com.claresia.hub.planted.application.query;

import com.claresia.hub.planted.application.append.ComesBack;

/** Planted: the other half of a cycle. */
public record GoesThere(ComesBack back) {}
