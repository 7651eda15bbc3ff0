package com.claresia.hub.planted.domain.tenancy;

/** What other planted classes name. */
public final class Tenant {}
