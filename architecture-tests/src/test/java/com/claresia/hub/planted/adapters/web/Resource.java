package com.claresia.hub.planted.adapters.web;

/** What other planted classes name. */
public final class Resource {}
