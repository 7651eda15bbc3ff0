package com.claresia.hub.controlplane.web;

import io.helidon.common.socket.SocketOptions;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;

/**
 * Socket options that also set how long a read may take. Helidon 4.1 has the setting and does not
 * apply it to accepted connections, so that a silent client would hold its connection for ever.
 * Where no size is configured, the receive buffer has room for much of a large request, which would
 * otherwise trickle in.
 *
 * @param options as configured
 * @param readTimeout how long a read may take
 * @param handshake how long a TLS handshake may take, whatever is read meanwhile
 */
record TimedSockets(SocketOptions options, Duration readTimeout, Duration handshake)
    implements SocketOptions {
  private static final int RECEIVE_BUFFER = 256 * 1024;

  @Override
  public void configureSocket(Socket socket) {
    options.configureSocket(socket);
    try {
      if (options.socketReceiveBufferSize().isEmpty()) {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
      }
      socket.setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    if (socket instanceof SSLSocket tls) {
      Future<?> closing = Deadline.closing(tls, handshake);
      tls.addHandshakeCompletedListener(done -> closing.cancel(false));
    }
  }

  @Override
  public Map<SocketOption<?>, Object> socketOptions() {
    return options.socketOptions();
  }

  @Override
  public Duration connectTimeout() {
    return options.connectTimeout();
  }

  @Override
  public Optional<Integer> socketReceiveBufferSize() {
    return options.socketReceiveBufferSize();
  }

  @Override
  public Optional<Integer> socketSendBufferSize() {
    return options.socketSendBufferSize();
  }

  @Override
  public boolean socketReuseAddress() {
    return options.socketReuseAddress();
  }

  @Override
  public boolean socketKeepAlive() {
    return options.socketKeepAlive();
  }

  @Override
  public boolean tcpNoDelay() {
    return options.tcpNoDelay();
  }
}
