package com.claresia.hub.planted.domain.provenance;

import com.claresia.hub.planted.domain.record.NamesAPort;

/** Planted: the log names a record. */
public record NamesARecord(NamesAPort named) {}
