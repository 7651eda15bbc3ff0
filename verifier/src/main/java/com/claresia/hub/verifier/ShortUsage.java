package com.claresia.hub.verifier;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line what is wrong with the arguments. It never repeats the value of an argument that
 * no option took: a misspelt {@code --dsn} would put a password on the screen and into logs.
 */
public final class ShortUsage implements IParameterExceptionHandler {
  /** The one way to say it. */
  public ShortUsage() {}

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    line.getErr().println(name + ": " + reason(problem) + "; try: " + name + " --help");
    line.getErr().flush();
    return ExitStatus.NOTHING_VERIFIED;
  }

  private static String reason(ParameterException problem) {
    return problem instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched.getUnmatched())
        : String.valueOf(problem.getMessage());
  }

  private static String unmatched(List<String> arguments) {
    String first = arguments.getFirst();
    return first.startsWith("-")
        ? "there is no option " + first.split("[=:]", 2)[0]
        : "an argument too many";
  }
}
