package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.description.Paths;
import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.error.GraphError;
import com.claresia.hub.emulators.graph.sites.Drive;
import com.claresia.hub.emulators.graph.sites.DriveItem;
import com.claresia.hub.emulators.graph.sites.FileVersion;
import com.claresia.hub.emulators.graph.sites.Sites;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses that carry their permission in themselves, for a while: whoever has one, reads. */
final class Downloads {
  /** What the paths of such addresses begin with. */
  static final String PATH = "/_download/";

  private static final Duration VALIDITY = Duration.ofMinutes(15);
  private static final String ALGORITHM = "HmacSHA256";

  private final Sites sites;
  private final InstantSource clock;
  private final byte[] key;

  Downloads(Sites sites, byte[] key, InstantSource clock) {
    this.sites = sites;
    this.key = key.clone();
    this.clock = clock;
  }

  /** The address of a file's newest version, as it is seen now. */
  String url(Call call, Drive drive, DriveItem item) {
    String version = item.versions().getLast().number();
    long until = clock.instant().plus(VALIDITY).getEpochSecond();
    String what = drive.id().drive() + "/" + item.id() + "/" + version + "/" + until;
    int end = call.base().indexOf('/', call.base().indexOf("//") + 2);
    return call.base().substring(0, end) + PATH + what + "/" + signature(what);
  }

  private String signature(String what) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign an address", e);
    }
  }

  /** The bytes at such an address. */
  byte[] bytes(String path) {
    List<String> parts = Paths.segments(path.substring(PATH.length()));
    if (parts.size() != 5 || !isSigned(parts)) {
      throw new GraphError(401, "unauthenticated", "The address is not signed as it should be");
    }
    if (clock.instant().getEpochSecond() > Pages.number(parts.get(3))) {
      throw new GraphError(401, "unauthenticated", "The address has expired");
    }
    Drive drive = sites.drive(parts.get(0));
    FileVersion version =
        drive.version(parts.get(1), parts.get(2)).orElseThrow(Errors::itemNotFound);
    return drive.bytes(version);
  }

  private boolean isSigned(List<String> parts) {
    String expected = signature(String.join("/", parts.subList(0, 4)));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        parts.get(4).getBytes(StandardCharsets.UTF_8));
  }
}
