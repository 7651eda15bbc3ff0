package com.claresia.hub.planted.adapters.telemetry;

import com.claresia.hub.planted.domain.provenance.NamesARecord;

/** Planted: the control plane gets at a record by way of what it may use. */
public record ReachesARecord(NamesARecord named) {}
