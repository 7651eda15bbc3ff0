package com.claresia.hub.planted.benchmarks;

/** What other planted classes name. */
public final class Bench {}
