package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.TestService.TestTenant;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** All at once, since each takes the three seconds that these tests' service has patience. */
class SlowClientsAreNotWaitedFor {
  private static final int READ_MILLIS = 10_000;

  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();

  @Test
  void neitherBeforeTheirHandshakeNorInTheirBodies() throws IOException {
    try (Socket silent = new Socket("127.0.0.1", service.uri().getPort());
        SSLSocket halfOpen = requesting();
        SSLSocket trickling = requesting();
        SSLSocket unread = requesting("/v1/usage");
        var trickle = Executors.newSingleThreadScheduledExecutor()) {
      silent.setSoTimeout(READ_MILLIS);
      OutputStream body = trickling.getOutputStream();
      OutputStream other = unread.getOutputStream();
      trickle.scheduleAtFixedRate(() -> drip(body), 0, 50, TimeUnit.MILLISECONDS);
      trickle.scheduleAtFixedRate(() -> drip(other), 0, 50, TimeUnit.MILLISECONDS);
      assertThat(silent.getInputStream().readAllBytes()).as("alerts at most").hasSizeLessThan(50);
      assertThat(answer(trickling)).startsWith("HTTP/1.1 408");
      assertThat(answer(halfOpen)).isEmpty();
      assertThat(answer(unread)).startsWith("HTTP/1.1 405");
      trickle.shutdownNow();
    }
  }

  private SSLSocket requesting() throws IOException {
    return requesting("/v1/tenants/" + tenant.name() + "/entries");
  }

  /** A request that announces more than it sends. */
  private SSLSocket requesting(String path) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tenant
                .certificate()
                .trusting(service.certificate().certificate())
                .getSocketFactory()
                .createSocket("127.0.0.1", service.uri().getPort());
    socket.setSoTimeout(READ_MILLIS);
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/x-ndjson\r
        Claresia-Relay: %s\r
        Content-Length: 100000\r
        \r
        """
            .formatted(path, tenant.client().relay());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** All that comes until the connection ends, in whatever way. */
  private static String answer(SSLSocket socket) {
    StringBuilder answer = new StringBuilder();
    try {
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        answer.append((char) next);
      }
    } catch (java.net.SocketTimeoutException stillOpen) {
      throw new IllegalStateException("the connection was not ended after: " + answer, stillOpen);
    } catch (IOException ended) {
      answer.append("");
    }
    return answer.toString();
  }

  private static void drip(OutputStream body) {
    try {
      body.write('x');
    } catch (IOException ended) {
      throw new IllegalStateException(ended);
    }
  }
}
