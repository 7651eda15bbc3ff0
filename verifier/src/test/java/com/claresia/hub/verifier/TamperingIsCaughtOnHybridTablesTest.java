package com.claresia.hub.verifier;

import java.nio.file.Path;

class TamperingIsCaughtOnHybridTablesTest extends TamperingIsCaught {
  @Override
  LogUnderAttack filled(Path folder) {
    return new LogOnSnowflake(SnowflakeAccount.withHybridTables(), folder);
  }
}
