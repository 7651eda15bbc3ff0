package com.claresia.hub.planted.domain.util;

/** Planted: a package and a type whose names say nothing. */
public final class StringUtils {}
