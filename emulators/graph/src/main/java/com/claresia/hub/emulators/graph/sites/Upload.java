package com.claresia.hub.emulators.graph.sites;

/**
 * Content on its way into a library.
 *
 * @param bytes kept as they are, without a copy
 * @param mediaType of the content
 * @param conflict what to do where the name is taken
 * @param precondition of what is there
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, not compared
public record Upload(
    byte[] bytes, String mediaType, ConflictBehavior conflict, Precondition precondition) {}
