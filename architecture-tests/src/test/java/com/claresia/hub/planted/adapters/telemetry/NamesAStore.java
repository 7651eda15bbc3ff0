package com.claresia.hub.planted.adapters.telemetry;

import com.claresia.hub.planted.adapters.persistence.postgres.NamesAForeignLibrary;

/** Planted: the telemetry side names a store. */
public record NamesAStore(NamesAForeignLibrary store) {}
