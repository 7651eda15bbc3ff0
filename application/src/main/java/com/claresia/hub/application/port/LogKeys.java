package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;

/** The keys that sign each tenant's checkpoints. They never lie in the store. */
public interface LogKeys {
  /**
   * The tenant's signers: one, or two while a key is being replaced; none for an unknown tenant.
   */
  List<NoteSigner> signers(TenantId tenant);

  /** The public halves of {@link #signers}, in the same order. */
  List<VerifierKey> verifierKeys(TenantId tenant);

  /** What checks the signatures of {@link #signers}, in the same order. */
  List<NoteVerifier> verifiers(TenantId tenant);
}
