package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what people wrote, and for their names, in every byte that left, and in every file of
 * the control plane. What may be there has to be found, or the search is worth nothing.
 */
final class LeakSearch {
  /** The control plane's database brings English of its own; no sentence of a record is in it. */
  private static final int SENTENCE = 20;

  private final VendorSide vendor;
  private final Payload payload;
  private final Needles skills;
  private long bytes;
  private String example = "";

  LeakSearch(VendorSide vendor, Payload payload) {
    this.vendor = vendor;
    this.payload = payload;
    this.skills = Needles.of(payload.skills());
  }

  void tell(Narrator narrator) {
    searchLedger();
    narrator.step(
        "look",
        "at the " + Narrator.count(bytes) + " bytes that left",
        "none of "
            + Narrator.count(payload.prose().size() + payload.names().size())
            + " texts and names");
    narrator.detail(example);
    narrator.detail(
        "nor in the " + Narrator.count(searchFiles()) + " bytes of the control plane's files");
  }

  private void searchLedger() {
    Set<String> all = new HashSet<>(payload.prose());
    all.addAll(payload.names());
    Needles needles = Needles.of(all);
    boolean[] found = {false};
    try (EgressLedger ledger = vendor.ledger()) {
      for (TenantId tenant : Development.tenants()) {
        ledger.replay(
            tenant,
            sent -> {
              refuse(needles, sent.body(), "this left the cloud: ");
              found[0] |= skills.in(sent.body()).isPresent();
              look(sent.body());
            });
      }
    }
    requireFound(found[0], "what left");
  }

  private void look(byte[] body) {
    bytes += body.length;
    new String(body, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("envelope"))
        .findFirst()
        .ifPresent(line -> example = line);
  }

  private long searchFiles() {
    Needles needles =
        Needles.of(payload.prose().stream().filter(text -> text.length() >= SENTENCE).toList());
    long searched = 0;
    boolean found = false;
    for (Path file : files()) {
      byte[] held = read(file);
      refuse(needles, held, "the control plane holds this: ");
      found |= skills.in(held).isPresent();
      searched += held.length;
    }
    requireFound(found, "the control plane's files");
    return searched;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(vendor.controlPlane().directory())) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A database removes files while it runs.
  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuse(Needles needles, byte[] bytes, String what) {
    needles
        .in(bytes)
        .ifPresent(found -> {
          throw new DemoFailure(what + found);
        });
  }

  private static void requireFound(boolean found, String where) {
    if (!found) {
      throw new DemoFailure("not even a skill is found in " + where);
    }
  }
}
