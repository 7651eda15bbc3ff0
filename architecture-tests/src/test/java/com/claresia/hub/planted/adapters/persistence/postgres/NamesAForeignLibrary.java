package com.claresia.hub.planted.adapters.persistence.postgres;

import jakarta.inject.Provider;

/** Planted: a store names a library that is not its driver's; and it is public. */
public record NamesAForeignLibrary(Provider<String> provider) {}
