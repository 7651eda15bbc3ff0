package com.claresia.hub.bootstrap.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
public final class HubVersion implements IVersionProvider {
  /** The version alone, such as {@code 0.1.0}. */
  public static String number() {
    return Optional.ofNullable(HubVersion.class.getPackage().getImplementationVersion())
        .orElse("0.1.0");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "claresia-hub " + number() + " · JDK " + Runtime.version().feature(),
    };
  }
}
