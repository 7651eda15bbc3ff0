package com.claresia.hub.planted.adapters.keys.local;

import com.claresia.hub.planted.adapters.web.Resource;

/** Planted: one adapter names another. */
public record NamesAnAdapter(Resource resource) {}
