package com.claresia.hub.planted.embedded.postgres;

import com.claresia.hub.planted.domain.tenancy.Tenant;

/** Planted: the launcher of a server names the Hub. */
public record NamesTheHub(Tenant tenant) {}
