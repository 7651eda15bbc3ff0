package com.claresia.hub.bootstrap.settings;

import static com.claresia.hub.bootstrap.settings.Setting.secret;
import static com.claresia.hub.bootstrap.settings.Setting.setting;

import com.claresia.hub.bootstrap.settings.SettingType.Location;
import com.claresia.hub.bootstrap.settings.SettingType.Span;
import com.claresia.hub.bootstrap.settings.SettingType.Text;
import java.util.List;

/** The keys of the relay to the control plane. */
public final class TelemetrySettings {
  /** Where the control plane is; without it nothing leaves. */
  public static final String URL = "hub.control-plane.url";

  /** PKCS#12 file with the client's key and certificate. */
  public static final String KEYSTORE = "hub.control-plane.keystore";

  /** Opens {@link #KEYSTORE}. */
  public static final String KEYSTORE_PASSPHRASE = "hub.control-plane.keystore-passphrase";

  /** PEM file with what the endpoint may show. */
  public static final String TRUST = "hub.control-plane.trust";

  /** Files with the cosigner's public keys. */
  public static final String COSIGNER_KEYS = "hub.control-plane.cosigner-keys";

  /** How long a connection may take. */
  public static final String TIMEOUT = "hub.control-plane.timeout";

  /** Where what left is kept. */
  public static final String EGRESS_DIR = "hub.egress.dir";

  /** How long it is kept. */
  public static final String EGRESS_RETENTION = "hub.egress.retention";

  private TelemetrySettings() {}

  static SettingGroup group() {
    return new SettingGroup(
        "Control plane",
        "Without a URL nothing leaves, and checkpoints are not cosigned. What leaves are hashes,"
            + " envelopes of nine fields, and checkpoints; each byte of it is kept for"
            + " `./hub egress replay`.",
        List.of(
            setting(URL, new Text(), "Where the control plane is: https://host[:port]."),
            setting(
                KEYSTORE,
                new Location(),
                "PKCS#12 file with the client's key and certificate, as registered there; with"
                    + " several tenants an entry for each, named as it. Read again when it changes."),
            secret(KEYSTORE_PASSPHRASE, "Passphrase of that file."),
            setting(
                TRUST,
                new Location(),
                "PEM file with the authorities, or the very certificates, that the control plane"
                    + " may show; default: the JDK's authorities."),
            setting(
                COSIGNER_KEYS,
                new Text(),
                "Files with the public keys whose cosignatures are believed, by comma: PEM or"
                    + " verifier keys; several while a key is replaced."),
            setting(
                    TIMEOUT,
                    new Span(),
                    "How long a connection may take; an answer six times as long.")
                .withDefault("5s"),
            setting(
                EGRESS_DIR,
                new Location(),
                "Directory that keeps what left, byte for byte; default: `egress` in"
                    + " `hub.data.dir`."),
            setting(EGRESS_RETENTION, new Span(), "How long it is kept.").withDefault("30d")));
  }
}
