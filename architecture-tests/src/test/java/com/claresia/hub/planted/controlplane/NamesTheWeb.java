package com.claresia.hub.planted.controlplane;

import com.claresia.hub.planted.adapters.web.Resource;

/** Planted: the control plane names the Hub's web. */
public record NamesTheWeb(Resource resource) {}
