package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.control.Faults;
import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.Incoming;
import com.claresia.hub.emulators.graph.error.GraphError;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Answers what a redirection leads to: the content of files, whole or a range of it. */
final class FileAnswers {
  private final Downloads downloads;
  private final Faults faults;

  FileAnswers(Downloads downloads, Faults faults) {
    this.downloads = downloads;
    this.faults = faults;
  }

  void answer(ServerRequest request, ServerResponse response, String path) {
    try {
      Optional<Fault> fault = faults.of(new Incoming("GET", path, "", "", Optional.empty()));
      Effects.before(fault, faults, Optional.empty());
      byte[] bytes = downloads.bytes(path);
      ByteRange whole = new ByteRange(0, bytes.length);
      Optional<ByteRange> range =
          request
              .headers()
              .first(HeaderNames.RANGE)
              .flatMap(header -> ByteRange.parse(header, bytes.length));
      range.ifPresent(part -> {
        response.status(Status.PARTIAL_CONTENT_206);
        response.header(HeaderNames.CONTENT_RANGE, part.contentRange(bytes.length));
      });
      response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
      response.header(HeaderNames.ACCEPT_RANGES, "bytes");
      send(response, bytes, range.orElse(whole), fault);
    } catch (GraphError e) {
      Call call = Call.of("GET", path, Map.of(), new byte[0], "", Optional.empty());
      HttpEndpoint.send(response, Refusals.of(e, call));
    }
  }

  private void send(ServerResponse response, byte[] bytes, ByteRange range, Optional<Fault> fault) {
    if (fault.isEmpty() && range.length() == bytes.length) {
      response.send(bytes);
      return;
    }
    boolean half = fault.filter(Fault.CUT_WITHIN_ANSWER::equals).isPresent();
    if (!half) {
      Effects.after(fault, faults);
    }
    response.contentLength(range.length());
    try (OutputStream out = response.outputStream()) {
      out.write(bytes, range.from(), half ? range.length() / 2 : range.length());
      if (half) {
        out.flush();
        throw new Cut();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send a file", e);
    }
  }
}
