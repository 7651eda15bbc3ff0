package com.claresia.hub.controlplane.store;

import com.claresia.hub.controlplane.store.Database.Use;

/**
 * The service's connections, by use.
 *
 * @param work for whatever changes a log
 * @param questions for questions about envelopes
 * @param registry for who may come in, and whether all is well
 */
public record ServiceConnections(Database work, Database questions, Database registry)
    implements AutoCloseable {

  /** Opens all of them. */
  public static ServiceConnections open(DatabaseAddress address, Credentials login) {
    return new ServiceConnections(
        Database.open(address, login, Use.WORK),
        Database.open(address, login, Use.QUESTIONS),
        Database.open(address, login, Use.REGISTRY));
  }

  @Override
  public void close() {
    work.close();
    questions.close();
    registry.close();
  }
}
