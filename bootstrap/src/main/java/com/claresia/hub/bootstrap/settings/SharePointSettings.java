package com.claresia.hub.bootstrap.settings;

import static com.claresia.hub.bootstrap.settings.Setting.secret;
import static com.claresia.hub.bootstrap.settings.Setting.setting;

import com.claresia.hub.bootstrap.settings.SettingType.Choice;
import com.claresia.hub.bootstrap.settings.SettingType.Location;
import com.claresia.hub.bootstrap.settings.SettingType.Text;
import com.claresia.hub.bootstrap.settings.SettingType.WholeNumber;
import java.util.ArrayList;
import java.util.List;

/** The keys of the store on SharePoint. */
final class SharePointSettings {
  private static final String SHAREPOINT = "hub.storage.sharepoint.";
  private static final SettingType SECONDS = new WholeNumber(1, 3_600);
  private static final SettingType CREDENTIAL =
      new Choice(List.of("managed-identity", "certificate", "secret", "workload-identity"));

  private SharePointSettings() {}

  static SettingGroup group() {
    List<Setting> settings = new ArrayList<>();
    settings.addAll(site());
    settings.addAll(application("", "the running Hub, which needs Sites.Selected with write"));
    settings.addAll(application("owner-", "whoever makes library and lists, or adds tenants"));
    settings.addAll(working());
    return new SettingGroup(
        "SharePoint",
        "The running Hub needs `client` and its credential alone. `owner-client` is for `./hub"
            + " provision sharepoint` and `./hub tenant add`, and best not known to the running Hub. A client"
            + " secret may also come from `AZURE_CLIENT_SECRET`, a certificate's password from"
            + " `AZURE_CLIENT_CERTIFICATE_PASSWORD`.",
        settings);
  }

  private static List<Setting> site() {
    return List.of(
        secret(
            SHAREPOINT + "dsn",
            "Which site: sharepoint://contoso.sharepoint.com/sites/NAME?tenant=…&client=…. It may"
                + " name certificate and credential, too; it holds no secret."),
        setting(SHAREPOINT + "tenant", new Text(), "The Entra tenant, where the DSN names none."),
        setting(
            SHAREPOINT + "graph",
            new Text(),
            "Address of Graph, for national clouds; default: https://graph.microsoft.com."),
        setting(
            SHAREPOINT + "authority",
            new Text(),
            "Address that tokens come from, for national clouds; default: that of Azure."),
        setting(
            SHAREPOINT + "ca",
            new Location(),
            "Certificates of authorities to trust instead of the JDK's, in PEM."));
  }

  private static List<Setting> application(String prefix, String who) {
    String key = SHAREPOINT + prefix;
    return List.of(
        setting(key + "client", new Text(), "Application (client) id of " + who + "."),
        setting(
            key + "credential",
            CREDENTIAL,
            "What it proves itself with; default: what is set of the following."),
        setting(
            key + "certificate-file", new Location(), "Key and certificate in PEM, or a PFX file."),
        secret(key + "certificate-password", "The password of a PFX file."),
        secret(key + "client-secret", "Its secret, where it has no certificate."),
        setting(
            key + "federated-token-file",
            new Location(),
            "Where a cluster puts the token, for workload identity."));
  }

  private static List<Setting> working() {
    return List.of(
        setting(
                SHAREPOINT + "budget",
                new WholeNumber(1, 100_000),
                "Resource units that are spent in any minute; 1,250 is the lowest tier's limit.")
            .withDefault("1250"),
        setting(
                SHAREPOINT + "answer-timeout",
                SECONDS,
                "Seconds until a request, or what is tried again, is given up.")
            .withDefault("30"),
        setting(
                SHAREPOINT + "refresh",
                SECONDS,
                "Seconds after which records of other Hubs are looked for.")
            .withDefault("5"),
        setting(
                SHAREPOINT + "keep-interval",
                SECONDS,
                "Seconds between two writes of heads, or of checkpoints.")
            .withDefault("60"),
        setting(
            SHAREPOINT + "view-types",
            new Text(),
            "Types of records that get a row in the list Records, separated by commas, or none;"
                + " default: all but telemetry_event."),
        setting(
                SHAREPOINT + "queries",
                new Choice(List.of("view", "index")),
                "Where queries look first: the list Records, or the local index.")
            .withDefault("view"),
        setting(
            SHAREPOINT + "index-directory",
            new Location(),
            "Where the disposable index lies; default: the directory for temporary files."));
  }
}
