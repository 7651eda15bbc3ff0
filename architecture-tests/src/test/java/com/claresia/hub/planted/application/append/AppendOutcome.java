package com.claresia.hub.planted.application.append;

/** Planted: an outcome that is not sealed. */
public interface AppendOutcome {}
