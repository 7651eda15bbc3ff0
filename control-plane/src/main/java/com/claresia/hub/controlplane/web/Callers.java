package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/** Lets each caller at what is its own. Another tenant's is refused, whether it exists or not. */
final class Callers {
  private Callers() {}

  /** The tenant of that name, whose Hub has to be the one that asks. */
  static TenantId own(String name) {
    return switch (Exchange.currentCaller()) {
      case Caller.OfTenant(TenantId tenant) when tenant.value().equals(name) -> tenant;
      case Caller.OfTenant _, Caller.Operator() -> throw foreign();
    };
  }

  /** The tenant that asks. */
  static TenantId tenant() {
    return switch (Exchange.currentCaller()) {
      case Caller.OfTenant(TenantId tenant) -> tenant;
      case Caller.Operator() -> throw foreign();
    };
  }

  /** Whose usage may be told: a tenant's own; for an operator any, or, where none is named, all. */
  static Optional<TenantId> readable(Optional<TenantId> named) {
    return switch (Exchange.currentCaller()) {
      case Caller.OfTenant(TenantId own) when named.isEmpty() || named.get().equals(own) ->
          Optional.of(own);
      case Caller.OfTenant _ -> throw foreign();
      case Caller.Operator() -> named;
    };
  }

  private static ProblemException foreign() {
    return new ProblemException(Problem.of(ProblemCode.FOREIGN));
  }
}
