package com.claresia.hub.verifier;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.claresia.hub.emulators.graph.control.DirectAccess;
import com.claresia.hub.emulators.graph.sites.ListItem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** On the emulator of SharePoint, attacked by whoever may edit the library. */
final class LogOnSharePoint extends LogUnderAttack {
  private static final String LIBRARY = "Log";
  private static final int IN_A_SEGMENT = 10;

  private final SharePointSite site = SharePointSite.shared();
  private final DirectAccess attacker = site.direct();
  private final StorageSettings settings;
  private Optional<HubStore> store = Optional.empty();

  LogOnSharePoint(Path folder) {
    super("sharepoint", folder);
    settings = site.settings(folder);
    try (StorageAdministration owner = SharePointSite.backend().administer(settings)) {
      owner.addTenant(new TenantPolicy(tenant, LogAccess.BEARER));
    }
    write(dsnFile(), site.auditorsDsn());
    fill();
  }

  @Override
  HubStore store() {
    HubStore open = store.orElseGet(() -> SharePointSite.backend().open(settings));
    store = Optional.of(open);
    return open;
  }

  /** Checkpoints and heads are written once in a while, and when the store is closed. */
  @Override
  void settle() {
    store.ifPresent(HubStore::close);
    store = Optional.empty();
  }

  @Override
  public void close() {
    settle();
  }

  /** The segment's file that begins there. */
  String file(long first) {
    return "%s/log/00000000/%015d.ndjson".formatted(tenant, first);
  }

  /** The file in which a place is. */
  String fileOf(int seq) {
    return file(firstBeside(seq));
  }

  private static int firstBeside(int seq) {
    return seq - seq % IN_A_SEGMENT;
  }

  private SegmentText read(int seq) {
    return SegmentText.parse(attacker.read(LIBRARY, fileOf(seq)));
  }

  private String leaf(int seq) {
    return read(seq).leaves().get(seq % IN_A_SEGMENT);
  }

  private void save(String path, SegmentText segment) {
    attacker.save(LIBRARY, path, segment.file());
  }

  private void edit(int seq, UnaryOperator<String> change) {
    save(fileOf(seq), read(seq).with(seq % IN_A_SEGMENT, change.apply(leaf(seq))));
  }

  @Override
  void editContent(int seq) {
    edit(seq, LogOnSharePoint::edited);
  }

  private static String edited(String leaf) {
    return leaf.replaceFirst("\"salt\":\"..", "\"salt\":\"zz");
  }

  @Override
  void editContentAndHash(int seq) {
    edit(seq, leaf -> SegmentText.hashedAnew(edited(leaf)));
  }

  /** There is a list, and people see other words in it. */
  @Override
  void editActorColumn(int seq) {
    for (ListItem row : rows()) {
      attacker.editRow("Records", row.id(), Map.of("Skill", "another", "RecordType", "another"));
    }
  }

  /** The rows that people see of this log. */
  List<ListItem> rows() {
    return rows("Records");
  }

  private List<ListItem> rows(String list) {
    return attacker.rows(list).stream()
        .filter(row -> tenant.value().equals(row.fields().get("Tenant")))
        .toList();
  }

  /** A Hub that shows records to people. */
  HubStore showing() {
    return SharePointSite.backend().open(settings.with("view-types", "output,decision"));
  }

  @Override
  void delete(int seq) {
    List<String> leaves = new ArrayList<>(read(seq).leaves());
    leaves.remove(seq % IN_A_SEGMENT);
    save(fileOf(seq), read(seq).with(leaves));
  }

  @Override
  void deleteContent(int seq) {
    edit(seq, SegmentText::withoutContent);
  }

  @Override
  void deleteFrom(int seq) {
    int kept = seq % IN_A_SEGMENT;
    if (kept > 0) {
      save(fileOf(seq), read(seq).with(read(seq).leaves().subList(0, kept)));
    }
    for (int first = kept > 0 ? firstBeside(seq) + IN_A_SEGMENT : seq; first < SIZE; ) {
      deleteFile(first);
      first += IN_A_SEGMENT;
    }
  }

  /** Takes a segment's file away for ever. */
  void deleteFile(int first) {
    attacker.purge(LIBRARY, file(first));
  }

  @Override
  void rollBackTo(int size) {
    deleteFrom(size);
    String path = tenant + "/checkpoints.ndjson";
    String kept =
        new String(attacker.read(LIBRARY, path), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> sizeIn(line) <= size)
            .collect(Collectors.joining("\n", "", "\n"));
    attacker.save(LIBRARY, path, kept.getBytes(StandardCharsets.UTF_8));
    rows("Heads").forEach(row -> attacker.editRow("Heads", row.id(), Map.of("Size", size)));
  }

  private static int sizeIn(String checkpoint) {
    return Integer.parseInt(checkpoint.replaceFirst(".*\"size\":([0-9]+).*", "$1"));
  }

  @Override
  void swap(int one, int other) {
    String first = leaf(one);
    String second = leaf(other);
    edit(one, leaf -> SegmentText.at(one, second));
    edit(other, leaf -> SegmentText.at(other, first));
  }

  @Override
  void insert(int seq, int copied, String id) {
    for (int first = SIZE - IN_A_SEGMENT; first > seq; first -= IN_A_SEGMENT) {
      SegmentText segment = read(first);
      deleteFile(first);
      save(file(first + 1L), segment.movedTo(first + 1L));
    }
    SegmentText segment = read(seq);
    List<String> leaves = new ArrayList<>(segment.leaves());
    String forged = SegmentText.hashedAnew(leaf(copied).replace(id(copied), id));
    leaves.add(seq % IN_A_SEGMENT, forged);
    save(fileOf(seq), segment.with(leaves).movedTo(firstBeside(seq)));
  }

  @Override
  void replaceByThatOf(LogUnderAttack other, int seq) {
    String theirs = ((LogOnSharePoint) other).leaf(seq);
    edit(seq, leaf -> theirs);
  }

  /** Puts another tenant's file in the place of this one's. */
  void replaceFileByThatOf(LogOnSharePoint other, int first) {
    attacker.save(LIBRARY, file(first), attacker.read(LIBRARY, other.file(first)));
  }

  /** Gives a segment's file the name of another place. */
  void rename(int first, int to) {
    attacker.rename(LIBRARY, file(first), String.format(Locale.ROOT, "%015d.ndjson", to));
  }

  /** Makes an older version of a segment's file the newest one. */
  void restoreVersion(int first, String number) {
    List<String> versions = attacker.versions(LIBRARY, file(first));
    if (!versions.contains(number)) {
      throw new AssertionError("there are " + Arrays.toString(versions.toArray()));
    }
    attacker.restoreVersion(LIBRARY, file(first), number);
  }
}
