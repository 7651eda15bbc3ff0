package com.claresia.hub.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;

/** An integrator's adapter that keeps every rule passes every rule. */
class SoundAdapterTest extends StorageAdapterRules {
  @Override
  protected String adapterPackage() {
    return "com.example.sound";
  }

  @Override
  protected Set<String> driverPackages() {
    return Set.of("com.example.driver");
  }

  @Override
  ImportOption leavingOut() {
    return location -> true;
  }
}
