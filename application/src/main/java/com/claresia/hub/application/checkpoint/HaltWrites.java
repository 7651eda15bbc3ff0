package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.append.Halts;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.function.Supplier;

/**
 * Has nothing written to a log that is behind, until it goes on.
 *
 * @param halts who halts; asked when there is something to halt
 */
public record HaltWrites(Supplier<Halts> halts) implements LogWatch {
  @Override
  public void behind(TenantId tenant, String reason) {
    halts.get().halt(tenant, Halts.By.STORE, reason);
  }

  @Override
  public void level(TenantId tenant) {
    halts.get().resume(tenant, Halts.By.STORE);
  }
}
