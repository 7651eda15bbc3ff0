package com.claresia.hub.controlplane.cli;

import com.claresia.hub.controlplane.tenants.Registration;
import jakarta.json.JsonObject;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command writes what it found: data to standard output, the rest to standard error. */
final class Printed {
  /** Forms of the data. */
  enum Form {
    /** For people. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to write the data: ${DEFAULT-VALUE}.")
  private Form form = Form.TEXT;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Writes a line of data in the form asked for. */
  void data(String text, JsonObject json) {
    line(form == Form.JSON ? json.toString() : text);
  }

  /** Writes a line of data that has one form. */
  void line(String text) {
    spec.commandLine().getOut().println(text);
  }

  /** Tells people. */
  void say(String text) {
    spec.commandLine().getErr().println(text);
  }

  /** Tells what registering came to, and which exit status that is. */
  int tell(Registration registration, String what) {
    return switch (registration) {
      case Registration.Registered() -> {
        say(what + ": done");
        yield ExitStatus.OK;
      }
      case Registration.AlreadyThere() -> {
        say(what + ": nothing to do");
        yield ExitStatus.OK;
      }
      case Registration.Refused(String reason) -> {
        say("control-plane: refused: " + reason);
        yield ExitStatus.FINDINGS;
      }
    };
  }
}
