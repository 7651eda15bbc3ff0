package com.claresia.hub.benchmarks;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.microprofile.server.RoutingPath;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A raw Helidon SE route on the same server, with nothing before it: how fast the server and the
 * load can be at most. Where the baseline is far below it, something is wrong with the run.
 */
@ApplicationScoped
@RoutingPath(BareRoute.PATH)
public class BareRoute implements HttpService {
  static final String PATH = "/bench/raw";

  /** Made by the container. */
  public BareRoute() {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/", BareRoute::answer);
  }

  private static void answer(ServerRequest request, ServerResponse response) {
    byte[] body = request.content().as(byte[].class);
    response
        .status(Status.CREATED_201)
        .header(HeaderValues.CONTENT_TYPE_JSON)
        .send(BareReceipt.of(body));
  }
}
