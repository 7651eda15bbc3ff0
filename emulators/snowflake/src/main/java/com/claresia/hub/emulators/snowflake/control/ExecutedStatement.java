package com.claresia.hub.emulators.snowflake.control;

import java.time.Duration;
import java.util.Optional;

/**
 * A statement that was executed, or refused while it was.
 *
 * @param sql its text
 * @param kind what it is
 * @param user who sent it
 * @param boundRows how many rows were bound to it at once; 0 without bound values
 * @param error the vendor code of its refusal
 * @param took from its arrival until its effect, injected latency included
 */
public record ExecutedStatement(
    String sql,
    StatementKind kind,
    String user,
    int boundRows,
    Optional<Integer> error,
    Duration took) {}
