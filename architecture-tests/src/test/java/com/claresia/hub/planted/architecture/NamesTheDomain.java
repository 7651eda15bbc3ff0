package com.claresia.hub.planted.architecture;

import com.claresia.hub.planted.domain.tenancy.Tenant;

/** Planted: the rules name what they judge. */
public record NamesTheDomain(Tenant tenant) {}
