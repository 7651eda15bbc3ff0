package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * What one call came to for one tenant.
 *
 * @param tenant whose log
 * @param acknowledgedSize how far the control plane said it is; empty where it said nothing
 * @param sent entries acknowledged in this call
 * @param cosignedSize of the newest checkpoint in the store with a cosignature that holds
 * @param progress where it has come to, and why no further
 * @param findings what a person should look at
 */
public record TenantReport(
    TenantId tenant,
    Optional<Long> acknowledgedSize,
    long sent,
    Optional<Long> cosignedSize,
    RelayProgress progress,
    List<String> findings) {
  private static final int LONGEST_REASON = 300;

  /** Copies the list. */
  public TenantReport {
    findings = List.copyOf(findings);
  }

  /** Whether it has caught up or will without anybody's help. */
  public boolean isWell() {
    return switch (progress) {
      case RelayProgress.CaughtUp _, RelayProgress.GoesOn _ -> findings.isEmpty();
      case RelayProgress.Waits _, RelayProgress.Halted _ -> false;
    };
  }

  void writeTo(StringBuilder json) {
    json.append("{\"tenant_id\":").append(quoted(tenant.value()));
    acknowledgedSize.ifPresent(size -> json.append(",\"acknowledged_size\":").append(size));
    json.append(",\"sent\":").append(sent);
    cosignedSize.ifPresent(size -> json.append(",\"cosigned_size\":").append(size));
    json.append(",\"state\":").append(quoted(word()));
    reason().ifPresent(reason -> json.append(",\"reason\":").append(quoted(reason)));
    if (!findings.isEmpty()) {
      json.append(",\"findings\":[")
          .append(String.join(",", findings.stream().map(TenantReport::quoted).toList()))
          .append(']');
    }
    json.append('}');
  }

  private String word() {
    return switch (progress) {
      case RelayProgress.CaughtUp _ -> "caught_up";
      case RelayProgress.GoesOn _ -> "goes_on";
      case RelayProgress.Waits _ -> "waits";
      case RelayProgress.Halted _ -> "halted";
    };
  }

  private Optional<String> reason() {
    return switch (progress) {
      case RelayProgress.CaughtUp _ -> Optional.empty();
      case RelayProgress.GoesOn(String reason) -> Optional.of(reason);
      case RelayProgress.Waits(String reason) -> Optional.of(reason);
      case RelayProgress.Halted(String reason) -> Optional.of(reason);
    };
  }

  // A reason may be in the words of the control plane.
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .limit(LONGEST_REASON)
        .forEach(c -> {
          if (c < ' ' || c > '~' || c == '"' || c == '\\') {
            quoted.append("\\u%04x".formatted(c));
          } else {
            quoted.append((char) c);
          }
        });
    return quoted.append('"').toString();
  }
}
