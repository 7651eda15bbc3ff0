package com.claresia.hub.verifier;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import java.util.function.IntSupplier;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a command, and says in one line on standard error why it could not. */
final class Attempt {
  private Attempt() {}

  /** The command's exit status. */
  static int of(CommandSpec spec, IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (UsageProblem | StoreUnavailable problem) {
      return say(spec, String.valueOf(problem.getMessage()));
    } catch (InvalidSettings invalid) {
      return say(spec, String.valueOf(invalid.getMessage()));
    } catch (OutOfMemoryError tooSmall) {
      return say(spec, "the memory of the process does not suffice: " + tooSmall.getMessage());
    }
  }

  private static int say(CommandSpec spec, String reason) {
    var err = spec.commandLine().getErr();
    err.println(spec.qualifiedName() + ": " + Screen.plain(reason));
    err.flush();
    return ExitStatus.NOTHING_VERIFIED;
  }
}
