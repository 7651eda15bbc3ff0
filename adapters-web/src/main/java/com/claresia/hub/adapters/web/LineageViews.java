package com.claresia.hub.adapters.web;

import com.claresia.hub.application.lineage.LineageNode;
import com.claresia.hub.application.lineage.LineageResult;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import java.util.Locale;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

/** From the lineage of the domain to the lineage on the wire. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface LineageViews {
  /** The whole of it. */
  LineageView view(LineageResult.Lineage lineage);

  /** One record of it. */
  @Mapping(source = "id", target = "recordId")
  LineageView.Node view(LineageNode node);

  /** An id as text. */
  default String text(RecordId id) {
    return id.toString();
  }

  /** A type by its wire name; empty where it is not known any more. */
  default String text(Optional<RecordType> type) {
    return type.map(RecordType::wireName).orElse("");
  }

  /** An extent by its wire name. */
  default String text(LineageResult.Extent extent) {
    return extent.name().toLowerCase(Locale.ROOT);
  }
}
