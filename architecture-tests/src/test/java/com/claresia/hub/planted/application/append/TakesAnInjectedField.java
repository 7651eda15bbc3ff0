package com.claresia.hub.planted.application.append;

import com.claresia.hub.planted.application.port.Store;
import jakarta.inject.Inject;

/** Planted: a container sets a field. */
public final class TakesAnInjectedField {
  @Inject Store store;
}
