package com.claresia.hub.domain.telemetry;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.Profile;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;

/**
 * The one form in which an entry leaves the customer's cloud: a line of canonical JSON (RFC 8785),
 *
 * <pre>{"envelope":{…nine members…},"provenance_hash":"…","seq":17,"tenant_id":"dainese"}</pre>
 *
 * without {@code envelope} where the leaf is no telemetry event. Reading is as strict as writing:
 * what is not byte for byte such a line is refused, so that nothing else can pass as one.
 */
public final class EntryLine {
  /** The longest line, without its line break. */
  public static final int MAX_BYTES = 1_024;

  /** RFC 3339 in UTC with exactly three decimals. */
  static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private EntryLine() {}

  /** The line of an entry, without a line break. */
  public static byte[] write(TenantId tenant, FeedEntry entry) {
    StringBuilder line = new StringBuilder(384).append('{');
    entry.envelope().ifPresent(envelope -> write(line.append("\"envelope\":"), envelope));
    line.append(entry.envelope().isPresent() ? "," : "")
        .append("\"provenance_hash\":\"")
        .append(entry.provenanceHash().hex())
        .append("\",\"seq\":")
        .append(entry.seq())
        .append(",\"tenant_id\":\"")
        .append(tenant.value())
        .append("\"}");
    return line.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(StringBuilder line, Envelope envelope) {
    line.append("{\"archetype_id\":\"")
        .append(envelope.archetypeId().value())
        .append("\",\"cost_usd_estimate\":")
        .append(number(envelope.costUsdEstimate()))
        .append(",\"latency_ms\":")
        .append(envelope.latencyMs())
        .append(",\"skill_id\":\"")
        .append(envelope.skillId().value())
        .append("\",\"success\":")
        .append(envelope.success())
        .append(",\"tenant_id\":\"")
        .append(envelope.tenantId().value())
        .append("\",\"tokens_in\":")
        .append(envelope.tokensIn())
        .append(",\"tokens_out\":")
        .append(envelope.tokensOut())
        .append(",\"ts\":\"")
        .append(MILLIS.format(envelope.ts()))
        .append("\"}");
  }

  private static String number(double value) {
    byte[] text = Double.toString(value).getBytes(StandardCharsets.US_ASCII);
    return switch (CanonicalJson.canonicalize(text, Profile.RFC8785)) {
      case Canonicalization.Canonical(CanonicalDocument number) -> number.toString();
      case Canonicalization.NotJson _, Canonicalization.Refused _ ->
          throw new IllegalStateException("a finite number has a canonical form");
    };
  }

  /** Reads a line, without its line break, of that tenant's log; the reason never repeats it. */
  public static Parsed<FeedEntry> read(TenantId tenant, byte[] line) {
    if (line.length > MAX_BYTES) {
      return Parsed.malformed("longer than " + MAX_BYTES + " bytes");
    }
    return switch (CanonicalJson.canonicalize(line, Profile.RFC8785)) {
      case Canonicalization.Canonical(CanonicalDocument json) ->
          Arrays.equals(json.bytes(), line)
              ? new EntryReader(tenant, json).read()
              : Parsed.malformed("not in canonical form");
      case Canonicalization.NotJson(int offset, String detail) ->
          Parsed.malformed("not JSON at byte " + offset + ": " + detail);
      case Canonicalization.Refused _ -> Parsed.malformed("has no canonical form");
    };
  }
}
