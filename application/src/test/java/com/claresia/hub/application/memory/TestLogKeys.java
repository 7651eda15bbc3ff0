package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Genuine Ed25519 keys, made in memory and forgotten with it. Thread-safe. */
public final class TestLogKeys implements LogKeys {
  private final Map<TenantId, List<NoteSigner>> signers = new ConcurrentHashMap<>();

  /** Gives the tenant this many fresh keys in place of those it had. */
  public TestLogKeys generate(TenantId tenant, int keys) {
    signers.put(
        tenant,
        Stream.generate(() -> TestNoteKeys.signer(tenant.logOrigin(), SignatureType.ED25519))
            .limit(keys)
            .toList());
    return this;
  }

  /** Gives the tenant the keys that it has there, as a Hub has that is started again. */
  public TestLogKeys copy(TenantId tenant, TestLogKeys from) {
    signers.put(tenant, from.signers(tenant));
    return this;
  }

  @Override
  public List<NoteSigner> signers(TenantId tenant) {
    return signers.getOrDefault(tenant, List.of());
  }

  @Override
  public List<VerifierKey> verifierKeys(TenantId tenant) {
    return signers(tenant).stream().map(NoteSigner::verifierKey).toList();
  }

  @Override
  public List<NoteVerifier> verifiers(TenantId tenant) {
    return verifierKeys(tenant).stream().map(TestNoteKeys::verifier).toList();
  }
}
