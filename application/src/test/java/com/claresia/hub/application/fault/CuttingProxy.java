package com.claresia.hub.application.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a driver and its server, and cuts the line where it is told to. */
public final class CuttingProxy implements AutoCloseable {
  /** What becomes of the next message. */
  public enum Cut {
    /** Everything passes. */
    NONE,
    /** The line is cut before what the client sends reaches the server. */
    REQUEST,
    /** What the client sends reaches the server; its answer is kept from the client. */
    ANSWER,
    /** Nobody is let in, and those inside are thrown out. */
    EVERYTHING
  }

  private final ServerSocket listener;
  private final int target;
  private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NONE);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Passes on to that port of this machine. */
  public CuttingProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** From now on. */
  public void cut(Cut next) {
    cut.set(next);
    if (next == Cut.EVERYTHING) {
      open.forEach(CuttingProxy::closeQuietly);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (cut.get() == Cut.EVERYTHING) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, Cut.REQUEST));
        Thread.ofVirtual().start(() -> pump(server, client, Cut.ANSWER));
      } catch (IOException e) {
        closeQuietly(listener);
      }
    }
  }

  private void pump(Socket from, Socket to, Cut here) {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (cut.get() == here) {
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      closeQuietly(from);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(CuttingProxy::closeQuietly);
  }
}
