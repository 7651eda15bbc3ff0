package com.claresia.hub.planted.application.append;

import com.claresia.hub.planted.adapters.web.Resource;

/** Planted: the application names an adapter. */
public record NamesAnAdapter(Resource resource) {}
