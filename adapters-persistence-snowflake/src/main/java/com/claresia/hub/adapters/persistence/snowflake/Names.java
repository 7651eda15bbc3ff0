package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Locale;
import java.util.Map;

/**
 * What roles and tables are called. Roles belong to the whole account, so that two Hubs in one
 * account need two prefixes.
 *
 * @param prefix of every role
 * @param ownerRole of the schema's owner
 */
record Names(String prefix, String ownerRole) {
  /** The role of the running Hub outside any tenant. */
  String serviceRole() {
    return prefix + "_SERVICE";
  }

  /** The role of the running Hub within a tenant. */
  String tenantRole(TenantId tenant) {
    return prefix + "_TENANT_" + upper(tenant);
  }

  /** The role of those who read one tenant. */
  String readerRole(TenantId tenant) {
    return prefix + "_READER_" + upper(tenant);
  }

  /** On standard tables: the table of one row that says where a tenant's log ends. */
  static String headTable(TenantId tenant) {
    return "HEAD_" + upper(tenant);
  }

  // A tenant's name holds no underscore, so that no two of them become the same.
  private static String upper(TenantId tenant) {
    return tenant.value().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** What statements name that are about no tenant. */
  Map<String, String> common() {
    return Map.of("prefix", prefix, "owner_role", ownerRole);
  }

  /** What statements name that are about a tenant. */
  Map<String, String> of(TenantId tenant) {
    return Map.of(
        "prefix",
        prefix,
        "tenant",
        tenant.value(),
        "tenant_role",
        tenantRole(tenant),
        "reader_role",
        readerRole(tenant),
        "head",
        headTable(tenant));
  }
}
