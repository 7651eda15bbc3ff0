package com.claresia.hub.controlplane;

import com.claresia.hub.controlplane.cli.ControlPlaneCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;

/** Runs one command in this process. */
record Commands(int status, String out, String err) {
  static Commands run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words =
        Arrays.stream(arguments)
            .flatMap(word -> word instanceof Object[] some ? Arrays.stream(some) : Stream.of(word))
            .map(Object::toString)
            .toArray(String[]::new);
    int status =
        ControlPlaneCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Commands(status, out.toString(), err.toString());
  }
}
