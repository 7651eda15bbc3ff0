package com.claresia.hub.controlplane.cli;

import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.VerifierKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a verifier key. */
final class VerifierKeys implements ITypeConverter<VerifierKey> {
  @Override
  public VerifierKey convert(String text) {
    return switch (VerifierKey.parse(text)) {
      case Parsed.Valid<VerifierKey>(VerifierKey key) -> key;
      case Parsed.Malformed<VerifierKey>(String reason) ->
          throw new TypeConversionException(reason);
    };
  }
}
