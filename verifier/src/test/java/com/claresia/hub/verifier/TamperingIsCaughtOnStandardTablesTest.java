package com.claresia.hub.verifier;

import java.nio.file.Path;

class TamperingIsCaughtOnStandardTablesTest extends TamperingIsCaught {
  @Override
  LogUnderAttack filled(Path folder) {
    return new LogOnSnowflake(SnowflakeAccount.withStandardTables(), folder);
  }
}
