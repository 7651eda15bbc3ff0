package com.claresia.hub.verifier;

import java.nio.file.Path;

class TamperingIsCaughtOnPostgresTest extends TamperingIsCaught {
  @Override
  LogUnderAttack filled(Path folder) {
    return new LogOnPostgres(folder);
  }
}
