package com.claresia.hub.adapters.telemetry;

import java.util.List;

/**
 * What one call came to. No secret and no content is in it.
 *
 * @param tenants each of them, in the order of names
 */
public record RelayReport(List<TenantReport> tenants) {
  /** Copies the list. */
  public RelayReport {
    tenants = List.copyOf(tenants);
  }

  /** Whether nobody has to do anything. */
  public boolean isWell() {
    return tenants.stream().allMatch(TenantReport::isWell);
  }

  /**
   * As one line of JSON, for a platform that knows success and failure alone.
   *
   * @throws RelayTrouble with the line, if not all is well
   */
  public String orTrouble() {
    if (!isWell()) {
      throw new RelayTrouble(toJson());
    }
    return toJson();
  }

  /** One line of JSON in ASCII. */
  public String toJson() {
    StringBuilder json = new StringBuilder("{\"well\":").append(isWell()).append(",\"tenants\":[");
    String separator = "";
    for (TenantReport tenant : tenants) {
      json.append(separator);
      tenant.writeTo(json);
      separator = ",";
    }
    return json.append("]}").toString();
  }
}
