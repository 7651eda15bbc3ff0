package com.claresia.hub.planted.verifier;

import com.claresia.hub.planted.adapters.web.Resource;

/** Planted: the verifier names the web. */
public record NamesTheWeb(Resource resource) {}
