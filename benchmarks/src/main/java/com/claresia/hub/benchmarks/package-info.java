/** Benchmarks: what the Hub costs, as ratios against bare baselines measured in the same run. */
@NullMarked
package com.claresia.hub.benchmarks;

import org.jspecify.annotations.NullMarked;
