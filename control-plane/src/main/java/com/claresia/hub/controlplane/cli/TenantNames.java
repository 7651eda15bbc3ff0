package com.claresia.hub.controlplane.cli;

import com.claresia.hub.domain.tenancy.TenantId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a tenant. */
final class TenantNames implements ITypeConverter<TenantId> {
  @Override
  public TenantId convert(String name) {
    if (!TenantId.isValid(name)) {
      throw new TypeConversionException("a tenant is a DNS label: 1 to 63 of a-z, 0-9 and -");
    }
    return new TenantId(name);
  }
}
