package com.claresia.hub.planted.domain.canonical;

import com.claresia.hub.planted.domain.provenance.NamesARecord;

/** Planted: canonical JSON names the log. */
public record NamesTheLog(NamesARecord named) {}
