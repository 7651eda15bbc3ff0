package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.emulators.snowflake.control.ExecutedStatement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every method of the store is used, and every statement that the server saw is held against the
 * files.
 */
class WhatIsSentIsWhatTheFilesSay {
  private static final Pattern NAME = Pattern.compile("\\$\\{[a-z_]+}");

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void wordByWord(TableKind kind) {
    List<Pattern> files = files();
    try (HubSchema schema = HubSchema.setUp(HubSchema.account(kind))) {
      schema.emulator().statements().clear();
      useEverything(schema);
      List<String> sent =
          schema.emulator().statements().all().stream()
              .filter(statement -> !statement.user().equals(HubSchema.ADMIN))
              .map(ExecutedStatement::sql)
              .distinct()
              .toList();

      assertThat(sent).hasSizeGreaterThan(50);
      for (String sql : sent) {
        assertThat(files).as(sql).anyMatch(file -> file.matcher(sql).matches());
      }
    }
  }

  private static void useEverything(HubSchema schema) {
    try (StorageAdministration administration = schema.administration()) {
      administration.migrate();
    }
    try (HubStore store = schema.open()) {
      TestTenant tenant = TestTenant.addedBy(schema.administration(), store);
      tenant.append(5);
      var segment = tenant.segment(5);
      store.append(segment);
      store.append(segment);
      List<RecordId> ids = segment.records().stream().map(HubRecord::id).toList();
      read(store, tenant, ids);
      keep(store, tenant);
      store.dropContent(tenant.id(), ids.subList(0, 3));
      store.tenants().all();
      store.health();
    }
  }

  private static void read(HubStore store, TestTenant tenant, List<RecordId> ids) {
    SeqRange all = new SeqRange(0, 10);
    store.read(tenant.id(), ids.getFirst());
    store.readAll(tenant.id(), ids);
    store.derivedFrom(tenant.id(), ids, 7);
    store.provenanceHashes(tenant.id(), all);
    store.extent(tenant.id());
    store.scan(tenant.id(), all, leaf -> {});
    Optional<Instant> some = Optional.of(Instant.EPOCH);
    Optional<String> name = Optional.of("n");
    store.query(
        tenant.id(),
        new TimelineQuery(
            Optional.of(RecordType.OUTPUT), name, name, name, some, some, all, 10, 1_000));
    store.query(
        tenant.id(),
        new TimelineQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            name,
            Optional.empty(),
            some,
            all,
            3,
            1_000));
  }

  private static void keep(HubStore store, TestTenant tenant) {
    byte[] tile = new byte[8_192];
    store.putTiles(
        tenant.id(), Stream.of(0, 1, 2).map(i -> new StoredTile(Tile.full(0, i), tile)).toList());
    store.tile(tenant.id(), Tile.full(0, 1));
    for (long size = 1; size <= 3; size++) {
      store.putCheckpoint(
          tenant.id(), new StoredCheckpoint(size, Hash.sha256(tile), Instant.EPOCH, "note\n"));
    }
    store.latestCheckpoint(tenant.id());
    store.checkpoints(tenant.id());
    store.dropCheckpoints(tenant.id(), List.of(1L, 2L));
  }

  private static List<Pattern> files() {
    return Stream.concat(
            Arrays.stream(Sql.values()).flatMap(sql -> sql.all().stream()),
            Migration.ALL.stream()
                .flatMap(step -> Arrays.stream(TableKind.values()).map(step::statements))
                .flatMap(List::stream))
        .map(statement -> Pattern.compile(pattern(statement.text())))
        .toList();
  }

  /** Lines as they are, names left open; those that may be left out or repeated, so. */
  private static String pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    for (String line : text.lines().toList()) {
      int mark = line.indexOf(" -- ");
      String quoted = "\\n" + quote(mark < 0 ? line : line.substring(0, mark));
      boolean repeated = line.endsWith("-- for each further");
      pattern.append(mark < 0 ? quoted : "(?:" + quoted + ")" + (repeated ? "*" : "?"));
    }
    return pattern.substring(2);
  }

  private static String quote(String line) {
    StringBuilder quoted = new StringBuilder();
    int at = 0;
    for (Matcher name = NAME.matcher(line); name.find(); at = name.end()) {
      quoted.append(Pattern.quote(line.substring(at, name.start()))).append("[^\\s;']+");
    }
    return quoted.append(Pattern.quote(line.substring(at))).toString();
  }
}
