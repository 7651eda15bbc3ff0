package com.claresia.hub.planted.bootstrap;

import com.claresia.hub.planted.benchmarks.Bench;

/** Planted: bootstrap names a benchmark. */
public record NamesABenchmark(Bench bench) {}
