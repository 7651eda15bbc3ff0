package com.claresia.hub.emulators.graph.directory;

import java.security.PublicKey;

/**
 * A foreign issuer whose tokens stand for an application's own credential.
 *
 * @param issuer of the tokens
 * @param subject that they must be about
 * @param key that they are signed with
 */
public record FederatedCredential(String issuer, String subject, PublicKey key) {}
