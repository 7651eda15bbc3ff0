package com.claresia.hub.domain.telemetry;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.canonical.Members;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads one canonical line; whatever it does not expect makes the line malformed. */
final class EntryReader {
  private static final List<String> BARE = List.of("provenance_hash", "seq", "tenant_id");
  private static final List<String> WITH_ENVELOPE =
      List.of("envelope", "provenance_hash", "seq", "tenant_id");
  private static final List<String> NINE =
      List.of(
          "archetype_id",
          "cost_usd_estimate",
          "latency_ms",
          "skill_id",
          "success",
          "tenant_id",
          "tokens_in",
          "tokens_out",
          "ts");

  private final TenantId tenant;
  private final CanonicalDocument line;
  private final Members root;

  EntryReader(TenantId tenant, CanonicalDocument line) {
    this.tenant = tenant;
    this.line = line;
    this.root = line.members();
  }

  Parsed<FeedEntry> read() {
    List<String> names = names(root);
    if (!names.equals(BARE) && !names.equals(WITH_ENVELOPE)) {
      return Parsed.malformed(
          "an entry has provenance_hash, seq, tenant_id, and may have envelope");
    }
    try {
      return Parsed.valid(entry());
    } catch (Unexpected unexpected) {
      return Parsed.malformed(unexpected.reason);
    }
  }

  private static List<String> names(Members members) {
    return IntStream.range(0, members.size()).mapToObj(members::name).toList();
  }

  private FeedEntry entry() {
    requireTenant(root);
    Hash hash =
        Hash.parseHex(text(root, "provenance_hash"))
            .orElseThrow(() -> new Unexpected("provenance_hash is not 64 lower-case hex digits"));
    return new FeedEntry(count(root, "seq"), hash, envelope());
  }

  private void requireTenant(Members members) {
    if (!text(members, "tenant_id").equals(tenant.value())) {
      throw new Unexpected("tenant_id is another tenant's");
    }
  }

  private Optional<Envelope> envelope() {
    int member = root.indexOf("envelope");
    return member < 0 ? Optional.empty() : Optional.of(envelope(root.members(member)));
  }

  private Envelope envelope(Members nine) {
    if (!names(nine).equals(NINE)) {
      throw new Unexpected("an envelope has exactly its nine members");
    }
    requireTenant(nine);
    return new Envelope(
        tenant,
        slug(nine, "skill_id"),
        time(nine),
        success(nine),
        count(nine, "latency_ms"),
        count(nine, "tokens_in"),
        count(nine, "tokens_out"),
        amount(nine),
        slug(nine, "archetype_id"));
  }

  private static String text(Members members, String name) {
    int member = members.indexOf(name);
    if (members.kind(member) != JsonKind.STRING) {
      throw new Unexpected(name + " is no string");
    }
    return members.text(member);
  }

  private static Slug slug(Members members, String name) {
    String text = text(members, name);
    if (!Slug.isValid(text)) {
      throw new Unexpected(name + " is no slug");
    }
    return new Slug(text);
  }

  private static Instant time(Members nine) {
    String text = text(nine, "ts");
    try {
      Instant time = EntryLine.MILLIS.parse(text, Instant::from);
      if (EntryLine.MILLIS.format(time).equals(text)) {
        return time;
      }
    } catch (DateTimeException unreadable) {
      throw new Unexpected("ts is no time");
    }
    throw new Unexpected("ts is not in UTC with three decimals");
  }

  private static boolean success(Members nine) {
    return switch (nine.kind(nine.indexOf("success"))) {
      case TRUE -> true;
      case FALSE -> false;
      case STRING, NUMBER, NULL, OBJECT, ARRAY -> throw new Unexpected("success is no truth value");
    };
  }

  private long count(Members members, String name) {
    String text = number(members, name);
    boolean digits = text.length() <= 16 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || !Measurement.isCount(Long.parseLong(text))) {
      throw new Unexpected(name + " is no integer from 0 to 2^53 - 1");
    }
    return Long.parseLong(text);
  }

  private double amount(Members nine) {
    double amount = Double.parseDouble(number(nine, "cost_usd_estimate"));
    if (!Measurement.isAmount(amount)) {
      throw new Unexpected("cost_usd_estimate is negative");
    }
    return amount;
  }

  private String number(Members members, String name) {
    int member = members.indexOf(name);
    if (members.kind(member) != JsonKind.NUMBER) {
      throw new Unexpected(name + " is no number");
    }
    int start = members.valueStart(member);
    return new String(
        line.bytes(), start, members.valueEnd(member) - start, StandardCharsets.US_ASCII);
  }

  /** The line is not what it should be; caught where reading begins. */
  private static final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String reason;

    Unexpected(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
