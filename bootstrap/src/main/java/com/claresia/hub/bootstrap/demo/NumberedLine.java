package com.claresia.hub.bootstrap.demo;

/**
 * A line of NDJSON.
 *
 * @param number from 1
 * @param text without its end
 */
record NumberedLine(long number, String text) {}
