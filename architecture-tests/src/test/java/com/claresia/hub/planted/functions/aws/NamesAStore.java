package com.claresia.hub.planted.functions.aws;

import com.claresia.hub.planted.adapters.persistence.postgres.NamesAForeignLibrary;

/** Planted: a function names the store that it should find. */
public record NamesAStore(NamesAForeignLibrary store) {}
