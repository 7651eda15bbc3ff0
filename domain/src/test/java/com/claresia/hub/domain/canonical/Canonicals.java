package com.claresia.hub.domain.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Canonicalisation of texts, for tests. */
final class Canonicals {
  private Canonicals() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static CanonicalDocument document(byte[] text, Profile profile) {
    Canonicalization result = CanonicalJson.canonicalize(text, profile);
    assertThat(result).isInstanceOf(Canonicalization.Canonical.class);
    return ((Canonicalization.Canonical) result).document();
  }

  static String canonical(String text) {
    return document(utf8(text), Profile.RFC8785).toString();
  }

  static List<Violation> violations(byte[] text, Profile profile) {
    Canonicalization result = CanonicalJson.canonicalize(text, profile);
    assertThat(result).isInstanceOf(Canonicalization.Refused.class);
    return ((Canonicalization.Refused) result).violations();
  }

  static Canonicalization.NotJson notJson(byte[] text) {
    Canonicalization result = CanonicalJson.canonicalize(text, Profile.RFC8785);
    assertThat(result).isInstanceOf(Canonicalization.NotJson.class);
    return (Canonicalization.NotJson) result;
  }
}
