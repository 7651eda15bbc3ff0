package com.claresia.hub.planted.adapters.persistence.sharepoint;

import com.zaxxer.hikari.HikariDataSource;

/** Planted: a store names a library that is another store's. */
record NamesAForeignPool(HikariDataSource pool) {}
