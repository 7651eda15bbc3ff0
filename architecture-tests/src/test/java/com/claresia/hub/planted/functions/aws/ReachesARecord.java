package com.claresia.hub.planted.functions.aws;

import com.claresia.hub.planted.domain.provenance.NamesARecord;

/** Planted: a function gets at a record by way of what it may use. */
public record ReachesARecord(NamesARecord named) {}
