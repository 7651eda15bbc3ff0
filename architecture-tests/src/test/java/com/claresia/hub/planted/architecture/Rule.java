package com.claresia.hub.planted.architecture;

/** What other planted classes name. */
public final class Rule {}
