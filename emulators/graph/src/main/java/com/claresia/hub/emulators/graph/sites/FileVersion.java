package com.claresia.hub.emulators.graph.sites;

/**
 * One version of a file.
 *
 * @param number as {@code 3.0}
 * @param size in bytes
 * @param modifiedAt milliseconds of the epoch
 * @param quickXorHash Base64
 * @param content the name of its bytes
 */
public record FileVersion(
    String number, long size, long modifiedAt, String quickXorHash, String content) {}
