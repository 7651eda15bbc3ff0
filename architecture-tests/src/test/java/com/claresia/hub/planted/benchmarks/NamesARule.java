package com.claresia.hub.planted.benchmarks;

import com.claresia.hub.planted.architecture.Rule;

/** Planted: a benchmark names the rules. */
public record NamesARule(Rule rule) {}
