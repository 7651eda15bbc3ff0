package com.claresia.hub.emulators.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ManagedIdentityCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** A client as a process of its own: where its identity is, it reads from the environment. */
final class ManagedIdentityClient {
  private ManagedIdentityClient() {}

  /** Prints the token of an application that the machine vouches for. */
  public static void main(String[] args) {
    ManagedIdentityCredential credential =
        new ManagedIdentityCredentialBuilder()
            .clientId(args[0])
            .httpClient(new JdkHttpClientBuilder().build())
            .build();
    AccessToken token =
        credential.getTokenSync(
            new TokenRequestContext().addScopes("https://graph.microsoft.com/.default"));
    System.out.println("token: " + token.getToken());
    System.exit(0);
  }
}
