package com.claresia.hub.adapters.persistence.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that are read 64 KB at a time. The driver reads 8 KB, each time after asking whether
 * anything is there, which is a third of what it takes to stream a log.
 */
final class WideReads {
  private static final int BUFFER = 1 << 16;

  private WideReads() {}

  /** What the driver is told as {@code socketFactory}; it makes one by its name. */
  public static final class Factory extends SocketFactory {
    /** For the driver. */
    public Factory() {}

    @Override
    public Socket createSocket() {
      return new WideSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw unconnected();
    }

    private static UnsupportedOperationException unconnected() {
      return new UnsupportedOperationException("the driver connects its sockets itself");
    }
  }

  private static final class WideSocket extends Socket {
    private volatile InputStream in = InputStream.nullInputStream();

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (!(in instanceof BufferedInputStream)) {
        in = new BufferedInputStream(super.getInputStream(), BUFFER);
      }
      return in;
    }
  }
}
