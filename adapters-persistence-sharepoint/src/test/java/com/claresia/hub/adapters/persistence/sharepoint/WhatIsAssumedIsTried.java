package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.Assumption;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.limits.Budget;
import com.claresia.hub.emulators.graph.sites.ListItem;
import com.microsoft.graph.models.ColumnDefinition;
import com.microsoft.graph.models.NumberColumn;
import com.microsoft.graph.models.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What hub doctor does on a site. */
class WhatIsAssumedIsTried {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\|$");
  private static final int ALL = 12;

  private static List<Assumption> examined(LocalSite site) {
    List<Assumption> tried = new ArrayList<>();
    new SharePointStorageBackend().examine(site.settings(Map.of()), tried::add);
    return tried;
  }

  private static List<String> failing(LocalSite site) {
    List<Assumption> tried = examined(site);
    assertThat(tried).hasSize(ALL);
    return tried.stream()
        .filter(assumption -> !assumption.holds())
        .map(Assumption::assumed)
        .toList();
  }

  @Test
  void whatTheReadmeSaysIsAssumedIsWhatIsTried() throws IOException {
    try (LocalSite site = LocalSite.start()) {
      assertThat(listedInTheReadme())
          .isEqualTo(examined(site).stream().map(WhatIsAssumedIsTried::row).toList());
    }
  }

  private static String row(Assumption assumption) {
    return assumption.assumed() + " | " + assumption.consequence();
  }

  private static List<String> listedInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("## Assumed of SharePoint");
    Matcher rows = ROW.matcher(readme.substring(from, readme.indexOf("\n## ", from)));
    return rows.results()
        .map(row -> row.group(1) + " | " + row.group(2))
        .filter(row -> !row.startsWith("assumed |"))
        .toList();
  }

  @Test
  void onASoundSiteAllOfItHoldsAndNoRowIsLeft() {
    try (LocalSite site = LocalSite.start()) {
      assertThat(failing(site)).isEmpty();
      assertThat(site.emulator().direct(EmulatorSettings.SITE).rows(Site.RECORDS))
          .noneMatch(ListItem::isLive);
      assertThat(site.emulator().requests().refused()).isZero();
    }
  }

  @Test
  void whereReadsAreLateThatIsSaidAndNothingElse() {
    try (LocalSite site = LocalSite.start()) {
      site.emulator().staleness().reads(2);
      assertThat(failing(site))
          .contains("what was written is read at once, byte for byte")
          .noneMatch(assumed -> assumed.matches("conflictBehavior.*|of several.*|If-Match.*"));
    }
  }

  @Test
  void aColumnOfAnotherKindOrWithoutItsIndexIsNamed() {
    try (LocalSite site = LocalSite.bare(Budget.UNLIMITED)) {
      makeRecords(site, textWithoutIndex(), indexedNumber());
      site.provision();

      assertThat(examined(site))
          .filteredOn(assumption -> !assumption.holds())
          .extracting(assumption -> assumption.failure().orElseThrow())
          .anyMatch(found -> found.contains("Skill of Records is text instead of an indexed text"))
          .anyMatch(found -> found.contains("Tenant of Records is an indexed number"));
    }
  }

  private static ColumnDefinition textWithoutIndex() {
    ColumnDefinition column = new ColumnDefinition();
    column.setName(ViewRow.SKILL);
    column.setText(new TextColumn());
    return column;
  }

  private static ColumnDefinition indexedNumber() {
    ColumnDefinition column = new ColumnDefinition();
    column.setName(ViewRow.TENANT);
    column.setIndexed(true);
    column.setNumber(new NumberColumn());
    return column;
  }

  private static void makeRecords(LocalSite site, ColumnDefinition... columns) {
    SharePointSettings settings =
        SharePointSettings.of(site.settings(Map.of()), SecretSources.ofThisProcess());
    try (GraphConnection graph = new GraphConnection(settings.owner())) {
      String id = Site.find(graph, settings.owner().site()).id();
      var lists = graph.client().sites().bySiteId(id).lists();
      com.microsoft.graph.models.List list = new com.microsoft.graph.models.List();
      list.setDisplayName(Site.RECORDS);
      String made = String.valueOf(lists.post(list).getId());
      for (ColumnDefinition column : columns) {
        lists.byListId(made).columns().post(column);
      }
    }
  }

  @Test
  void aFolderIsListedOverSeveralPages() {
    try (LocalSite site = LocalSite.start()) {
      assertThat(failing(site)).isEmpty();
      assertThat(site.emulator().requests().matching(WhatIsAssumedIsTried::isFurtherPage))
          .hasSize(2);
    }
  }

  private static boolean isFurtherPage(RecordedRequest request) {
    return request.url().contains("/children?") && request.url().contains("skiptoken");
  }

  @Test
  void whatCannotBeTriedIsNotSaidToFail() {
    try (LocalSite site = LocalSite.start()) {
      site.emulator().grant(LocalSite.APP, EmulatorSettings.SITE, Role.READ);

      assertThatThrownBy(() -> examined(site))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContainingAll("Sites.Selected", "write");
    }
  }
}
