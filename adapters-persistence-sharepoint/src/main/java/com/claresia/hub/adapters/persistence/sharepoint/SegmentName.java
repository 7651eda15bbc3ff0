package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a segment lies in the library: {@code {tenant}/log/{first>>12:08}/{first:015}.ndjson}. The
 * name is the place: whoever creates the file has the place, for ever.
 */
final class SegmentName {
  /** Places that share a folder, which keeps every folder below SharePoint's threshold of 5,000. */
  static final long FOLDER = 4_096;

  private static final Pattern FILE = Pattern.compile("([0-9]{15})\\.ndjson");
  private static final Pattern FOLDER_NAME = Pattern.compile("[0-9]{8}");

  private SegmentName() {}

  /** The folder of all segments of a tenant. */
  static String log(TenantId tenant) {
    return tenant.value() + "/log";
  }

  /** The folder in which a segment that begins at {@code first} lies. */
  static String folder(TenantId tenant, long first) {
    return log(tenant) + "/" + String.format(Locale.ROOT, "%08d", first / FOLDER);
  }

  /** The file of the segment that begins at {@code first}. */
  static String path(TenantId tenant, long first) {
    return folder(tenant, first) + "/" + String.format(Locale.ROOT, "%015d.ndjson", first);
  }

  /** The place that a file's name stands for; empty where it is no segment's. */
  static OptionalLong first(String file) {
    Matcher matcher = FILE.matcher(file);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /** The first place of a folder; empty where the name is no folder's. */
  static OptionalLong firstOfFolder(String name) {
    return FOLDER_NAME.matcher(name).matches()
        ? OptionalLong.of(Long.parseLong(name) * FOLDER)
        : OptionalLong.empty();
  }
}
