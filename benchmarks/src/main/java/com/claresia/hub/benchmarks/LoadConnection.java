package com.claresia.hub.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.HdrHistogram.Histogram;

/** One keep-alive connection with one request under way. */
final class LoadConnection {
  private static final int BUFFER = 1 << 16;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final Requests requests;
  private final ResponseReader reader;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private long sentAt;

  LoadConnection(InetSocketAddress server, Selector selector, Requests requests)
      throws IOException {
    this.requests = requests;
    this.reader = new ResponseReader(requests);
    channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Starts the next request. */
  void send() throws IOException {
    out = requests.next();
    sentAt = System.nanoTime();
    write();
  }

  /** Starts the next request, unless the time is over; 1 if it is over, 0 otherwise. */
  int sendUnless(boolean over) throws IOException {
    if (!over) {
      send();
    }
    return over ? 1 : 0;
  }

  /** Writes and reads what can be without blocking; whether the answer is complete now. */
  boolean proceed() throws IOException {
    if (out.hasRemaining()) {
      write();
    }
    boolean complete = false;
    while (!complete) {
      in.clear();
      int length = channel.read(in);
      if (length < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (length == 0) {
        return false;
      }
      complete = reader.read(in.flip());
    }
    return true;
  }

  /** Notes the latency of the complete answer and checks it; how many operations it stands for. */
  long finish(Histogram latencies) {
    latencies.recordValue(System.nanoTime() - sentAt);
    return requests.answered(reader.status());
  }

  private void write() throws IOException {
    channel.write(out);
    int interest = SelectionKey.OP_READ | (out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
