package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Genuine Ed25519 keys, made in memory and forgotten with it. Thread-safe. */
public final class TestLogKeys implements LogKeys {
  private final Map<TenantId, List<NoteSigner>> signers = new ConcurrentHashMap<>();

  private record Ed25519Signer(VerifierKey verifierKey, PrivateKey key) implements NoteSigner {
    @Override
    public byte[] rawSignature(byte[] message) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Gives the tenant this many fresh keys in place of those it had. */
  public TestLogKeys generate(TenantId tenant, int keys) {
    signers.put(tenant, Stream.generate(() -> signer(tenant.logOrigin())).limit(keys).toList());
    return this;
  }

  private static NoteSigner signer(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
      return new Ed25519Signer(VerifierKey.of(name, SignatureType.ED25519, raw), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<NoteSigner> signers(TenantId tenant) {
    return signers.getOrDefault(tenant, List.of());
  }

  @Override
  public List<VerifierKey> verifierKeys(TenantId tenant) {
    return signers(tenant).stream().map(NoteSigner::verifierKey).toList();
  }
}
