package com.claresia.hub.planted.adapters.web;

import com.claresia.hub.planted.bootstrap.Command;

/** Planted: an adapter names what composes it. */
public record NamesTheComposition(Command command) {}
