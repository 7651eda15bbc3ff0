package com.claresia.hub.domain.tenancy;

/**
 * What holds for one tenant.
 *
 * @param tenant whose
 * @param logAccess who may read the log of hashes
 */
public record TenantPolicy(TenantId tenant, LogAccess logAccess) {}
