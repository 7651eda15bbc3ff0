package com.claresia.hub.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.copy.CopyProgress.Step;
import com.claresia.hub.bootstrap.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ACopyShowsHowFarItIs {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void onATerminal() {
    new CopyBar(terminal(Set.of(Terminal.Feature.PROGRESS))).at(Step.VERIFYING, 1_000, 4_000);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("verifying the source")
        .contains(" 25 %")
        .contains("1,000 of 4,000 records");
    assertThat(out.size()).isZero();
  }

  @Test
  void nowhereElse() {
    new CopyBar(terminal(Set.of())).at(Step.COPYING, 1_000, 4_000);

    assertThat(err.size()).isZero();
    assertThat(out.size()).isZero();
  }

  private Terminal terminal(Set<Terminal.Feature> features) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        features);
  }
}
