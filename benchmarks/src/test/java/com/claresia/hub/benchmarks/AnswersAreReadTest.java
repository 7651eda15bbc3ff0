package com.claresia.hub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersAreReadTest {
  private static final String FIXED =
      "HTTP/1.1 201 Created\r\nDate: x\r\nContent-Length: 5\r\n\r\nhello";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1a\r\n"
          + "abcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n";
  private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
  void whateverThePiecesInWhichTheyArrive(int piece) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ResponseReader reader =
        new ResponseReader(bytes -> {
          byte[] copy = new byte[bytes.remaining()];
          bytes.get(copy);
          body.writeBytes(copy);
        });
    assertThat(read(reader, FIXED, piece)).isEqualTo(201);
    assertThat(read(reader, CHUNKED, piece)).isEqualTo(200);
    assertThat(read(reader, EMPTY, piece)).isEqualTo(204);
    assertThat(read(reader, FIXED, piece)).isEqualTo(201);
    assertThat(body.toString(StandardCharsets.US_ASCII))
        .isEqualTo("helloabcabcdefghijklmnopqrstuvwxyzhello");
  }

  private static int read(ResponseReader reader, String answer, int piece) {
    byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < bytes.length; at += piece) {
      int length = Math.min(piece, bytes.length - at);
      boolean complete = reader.read(ByteBuffer.wrap(bytes, at, length));
      assertThat(complete).as("complete at %d", at + length).isEqualTo(at + length == bytes.length);
    }
    return reader.status();
  }
}
