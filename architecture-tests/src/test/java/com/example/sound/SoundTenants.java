package com.example.sound;

import com.claresia.hub.domain.tenancy.TenantId;

/** Names the domain. */
record SoundTenants(TenantId first) {}
