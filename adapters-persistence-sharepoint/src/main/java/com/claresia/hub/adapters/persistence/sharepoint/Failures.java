package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says what failed, for a person, and what to grant or run. Neither the SDK's words nor those of a
 * token endpoint are repeated: they may quote what was sent.
 */
final class Failures {
  /** What the SDK makes of an error: XXX is its word for every status from 400 to 599. */
  static final Map<String, ParsableFactory<? extends Parsable>> SHAPES =
      Map.of("XXX", ODataError::createFromDiscriminatorValue);

  private static final String IDENTITY = "com.azure.identity";
  private static final String MSAL = "com.microsoft.aad.msal4j";

  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS[0-9]{1,9}");

  private static final Map<String, String> ADVICE =
      Map.of(
          "AADSTS90002",
          "there is no such tenant; check tenant",
          "AADSTS700016",
          "the tenant has no application of this id; check tenant and client",
          "AADSTS7000215",
          "it is not its secret; check tenant, client and client-secret",
          "AADSTS7000222",
          "its secret has expired; make a new one, or better take a certificate",
          "AADSTS700027",
          "the certificate is not registered with it; check client and certificate-file");

  private Failures() {}

  static StoreUnavailable unavailable(Attempt<?> attempt) {
    return switch (attempt) {
      case Attempt.Done<?> done -> throw new IllegalArgumentException("nothing failed");
      case Attempt.Refused<?>(int status, String code) -> new StoreUnavailable(words(status, code));
      case Attempt.Lost<?>(String cause) ->
          new StoreUnavailable("SharePoint did not answer: " + cause);
    };
  }

  /** What a refusal means here. */
  static String words(int status, String code) {
    String of = code.isEmpty() ? "HTTP " + status : "HTTP " + status + ", " + code;
    return switch (status) {
      case 401 ->
          "SharePoint does not take the token (%s): is it for this Graph host and this tenant?"
              .formatted(of);
      case 403 ->
          "SharePoint denies access (%s): grant this application Sites.Selected, and write on this site (read, to verify)"
              .formatted(of);
      case 404 -> "not there (%s): run hub provision sharepoint".formatted(of);
      case 429 -> "SharePoint asks to wait (%s)".formatted(of);
      default -> "SharePoint answered %s".formatted(of);
    };
  }

  /** What to say where the library or a list could not be made. */
  static StoreUnavailable mayNotProvide(Attempt.Refused<?> refused) {
    boolean isDenied = refused.status() == 403 || refused.status() == 401;
    return isDenied
        ? new StoreUnavailable(
            "this application may not make lists on the site: provision with owner-client and its credential,"
                + " which need Sites.FullControl.All, or Sites.Selected with manage or fullcontrol on the site")
        : unavailable(refused);
  }

  static StoreUnavailable noToken(RuntimeException e) {
    String code =
        causes(e).map(Failures::entraCode).flatMap(Optional::stream).findFirst().orElse("");
    return new StoreUnavailable(
        "no token for this application (%s): %s"
            .formatted(code.isEmpty() ? kindOf(e) : code, ADVICE.getOrDefault(code, advice(e))));
  }

  private static String advice(Throwable e) {
    if (causes(e).anyMatch(SSLException.class::isInstance)) {
      return "the server's certificate is not trusted; check authority, graph and ca";
    }
    return causes(e).anyMatch(IOException.class::isInstance)
        ? "the authority does not answer; check the network and authority"
        : "check tenant, client and credential";
  }

  // Of the token endpoint's words only its number is repeated, by which they can be looked up.
  private static Optional<String> entraCode(Throwable e) {
    return ENTRA_CODE
        .matcher(String.valueOf(e.getMessage()))
        .results()
        .map(MatchResult::group)
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(Optional.of(e), Optional::isPresent, at -> at.flatMap(Failures::cause))
        .flatMap(Optional::stream);
  }

  /** Whether it was the credential that failed, not the request. */
  static boolean isOfCredential(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String name = cause.getClass().getName();
      boolean isCut = cause instanceof IOException;
      if (!isCut && (name.startsWith(IDENTITY) || name.startsWith(MSAL))) {
        return true;
      }
    }
    return false;
  }

  /** The kind of the innermost cause, which says enough and quotes nothing. */
  static String kindOf(Throwable e) {
    Throwable cause = e;
    for (Optional<Throwable> next = cause(cause); next.isPresent(); next = cause(cause)) {
      cause = next.get();
    }
    return cause.getClass().getSimpleName();
  }

  private static Optional<Throwable> cause(Throwable e) {
    @Nullable Throwable cause = e.getCause();
    return Optional.ofNullable(cause);
  }
}
