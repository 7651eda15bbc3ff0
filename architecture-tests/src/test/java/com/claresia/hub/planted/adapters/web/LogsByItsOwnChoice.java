package com.claresia.hub.planted.adapters.web;

import java.util.logging.Logger;

/** Planted: an adapter chooses who logs. */
public record LogsByItsOwnChoice(Logger log) {}
