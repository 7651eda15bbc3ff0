package com.claresia.hub.planted.domain.record;

import com.claresia.hub.planted.application.port.Store;

/** Planted: the domain names the application. */
public record NamesAPort(Store store) {}
