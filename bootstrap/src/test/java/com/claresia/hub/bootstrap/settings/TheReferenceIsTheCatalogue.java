package com.claresia.hub.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TheReferenceIsTheCatalogue {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    assertThat(Files.readString(PAGE))
        .as("./hub config list --markdown > docs/configuration.md writes it anew")
        .isEqualTo(SettingsReference.markdown());
  }

  @Test
  void everySettingIsExplained() {
    assertThat(SettingsCatalogue.all())
        .allSatisfy(setting -> assertThat(setting.description()).endsWith("."));
  }
}
