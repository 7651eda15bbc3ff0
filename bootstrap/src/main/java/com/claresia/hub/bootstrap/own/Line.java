package com.claresia.hub.bootstrap.own;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line on loopback to a port of this machine, which can be cut and mended: bytes pass as they
 * are, so that TLS goes through it from end to end. Thread-safe.
 */
public final class Line implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Line.class.getName());

  private final ServerSocket entrance;
  private volatile int exit;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Line(ServerSocket entrance, int exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  /** A line to that port. */
  public static Line to(int port) {
    try {
      Line line = new Line(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().name("hub-line").start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException("no line", e);
    }
  }

  /** Where it begins. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** From now on it ends at that port; connections that are open end now. */
  public void leadTo(int port) {
    exit = port;
    open.forEach(Line::end);
  }

  /** Ends every connection and lets none through. */
  public void cut() {
    cut = true;
    open.forEach(Line::end);
  }

  /** Lets connections through again. */
  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (SocketException closed) {
        LOG.log(Level.DEBUG, "the line ends", closed);
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "a connection did not come about", e);
      }
    }
  }

  private void connect(Socket near) throws IOException {
    if (cut) {
      near.close();
      return;
    }
    open.add(near);
    Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
    open.add(far);
    Thread.ofVirtual().start(() -> pass(near, far));
    Thread.ofVirtual().start(() -> pass(far, near));
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a connection ended", e);
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a connection did not end well", e);
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the line does not end", e);
    }
    cut();
  }
}
