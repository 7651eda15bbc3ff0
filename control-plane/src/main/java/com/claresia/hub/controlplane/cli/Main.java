package com.claresia.hub.controlplane.cli;

import io.helidon.logging.common.LogConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the command line of the control plane. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    LogConfig.configureRuntime();
    System.exit(
        ControlPlaneCommand.run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), arguments));
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
