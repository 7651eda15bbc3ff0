package com.claresia.hub.emulators.snowflake.engine;

/**
 * A transaction that has begun.
 *
 * @param id as the service numbers them: nanoseconds since 1970
 * @param session that it belongs to
 */
record OpenTransaction(long id, Session session) {}
