package com.claresia.hub.adapters.web;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which a test writes what no client library would. */
final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  Wire() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), HubUnderTest.port());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  /** The head of a POST with a good token; more headers and the blank line are the caller's. */
  Wire post(String path, String contentType) throws IOException {
    return send(
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
                .formatted(path, HubUnderTest.ISSUER.token("dainese", "records:write records:read"))
            + "X-Claresia-Tenant: dainese\r\nContent-Type: %s\r\n".formatted(contentType));
  }

  Wire chunk(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
  }

  Wire lastChunk() throws IOException {
    return send("0\r\n\r\n");
  }

  /** Reads the head of an answer and, where it says how long it is, its body. */
  Api.Answer answer() throws IOException {
    Api.Answer head = head();
    int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
    return new Api.Answer(head.status(), head.headers(), in.readNBytes(length));
  }

  Api.Answer head() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Api.Answer(Integer.parseInt(status.split(" ")[1]), headers, new byte[0]);
  }

  /** One line of a chunked answer; chunk sizes are skipped. */
  String chunkedLine() throws IOException {
    String line = line();
    while (line.isEmpty() || line.matches("[0-9a-fA-F]+")) {
      line = line();
    }
    return line;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("the connection was closed after: " + line);
      }
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
  }

  boolean isClosedByServer() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
