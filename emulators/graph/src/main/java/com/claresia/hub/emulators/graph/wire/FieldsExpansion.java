package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.sites.ListItem;
import com.claresia.hub.emulators.graph.sites.Site;
import com.claresia.hub.emulators.graph.sites.SiteList;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $expand=fields} and {@code $expand=fields($select=A,B)}, and {@code $select} of rows. */
final class FieldsExpansion {
  private static final Pattern FIELDS =
      Pattern.compile("fields(?:\\(\\$?select=([^)]*)\\))?", Pattern.CASE_INSENSITIVE);

  private final boolean expanded;
  private final Optional<String> fields;
  private final Optional<String> select;

  private FieldsExpansion(boolean expanded, Optional<String> fields, Optional<String> select) {
    this.expanded = expanded;
    this.fields = fields;
    this.select = select;
  }

  static FieldsExpansion of(Call call) {
    Optional<String> expand = call.parameter("$expand");
    Optional<String> select = call.parameter("$select");
    if (expand.isEmpty()) {
      return new FieldsExpansion(false, Optional.empty(), select);
    }
    Matcher matcher = FIELDS.matcher(expand.get());
    if (!matcher.matches()) {
      throw Errors.notEmulated("$expand=" + expand.get());
    }
    return new FieldsExpansion(true, Optional.ofNullable(matcher.group(1)), select);
  }

  ObjectNode render(Site site, SiteList list, ListItem item) {
    ObjectNode rendered = Pages.selected(Rendering.item(site, list, item), select);
    if (expanded) {
      rendered.set("fields", Pages.selected(Rendering.fields(list, item), fields));
    }
    return rendered;
  }
}
