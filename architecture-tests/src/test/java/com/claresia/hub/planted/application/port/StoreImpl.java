package com.claresia.hub.planted.application.port;

/** Planted: a name that says nothing. */
final class StoreImpl {}
