package com.claresia.hub.planted.adapters.web.lines;

/** Planted: a package below an adapter. */
public final class Line {}
