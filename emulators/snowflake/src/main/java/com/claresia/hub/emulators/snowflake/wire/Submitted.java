package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.engine.Running;
import java.util.concurrent.CompletableFuture;

/**
 * A statement that a client sent, and its answer once there is one.
 *
 * @param running by which it can be aborted
 * @param answer as JSON
 */
record Submitted(Running running, CompletableFuture<byte[]> answer) {
  Submitted(String queryId) {
    this(new Running(queryId), new CompletableFuture<>());
  }
}
