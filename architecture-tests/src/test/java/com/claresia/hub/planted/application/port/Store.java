package com.claresia.hub.planted.application.port;

/** What other planted classes name. */
public interface Store {}
