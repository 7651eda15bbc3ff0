package com.claresia.hub.planted.domain.tenancy;

import java.io.IOException;
import java.util.Optional;

/** Planted: signatures that the style does without. */
public final class BadlySigned {
  private final boolean open;

  public BadlySigned(boolean open) {
    this.open = open;
  }

  public BadlySigned open(boolean really) {
    return new BadlySigned(open || really);
  }

  public boolean getOpen() {
    return open;
  }

  public boolean allows(Optional<String> user) {
    return user.isPresent();
  }

  byte[] read() throws IOException {
    throw new IOException("no");
  }

  public void await() throws InterruptedException {
    throw new InterruptedException("no");
  }
}
