package com.claresia.hub.application.recover;

import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;

/**
 * Whose log is to be recovered, and by which keys the control plane's word is checked.
 *
 * @param tenant whose log
 * @param logKeys the log's own keys, older ones included; at least one
 * @param cosigners keys of the control plane, older ones included; at least one
 */
public record RecoverRequest(
    TenantId tenant, List<NoteVerifier> logKeys, List<NoteVerifier> cosigners) {
  /** Refuses to go without keys: nothing could be checked. */
  public RecoverRequest {
    logKeys = List.copyOf(logKeys);
    cosigners = List.copyOf(cosigners);
    if (logKeys.isEmpty() || cosigners.isEmpty()) {
      throw new IllegalArgumentException("a recovery needs the log's and a cosigner's key");
    }
  }
}
