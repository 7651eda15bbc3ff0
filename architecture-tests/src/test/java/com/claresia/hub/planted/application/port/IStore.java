package com.claresia.hub.planted.application.port;

/** Planted: an interface with a prefix. */
public interface IStore {}
