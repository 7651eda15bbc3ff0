package com.claresia.hub.controlplane.web;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.controlplane.witness.CosignerKey;
import com.claresia.hub.controlplane.witness.Witness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code GET /v1/cosigner-keys}: the witness's public keys, past ones too. */
@Path("/cosigner-keys")
@Singleton
public final class CosignerKeysResource {
  private final Witness witness;
  private final Turns turns;

  @Inject
  CosignerKeysResource(Witness witness, Turns turns) {
    this.witness = witness;
    this.turns = turns;
  }

  /** All keys, the oldest first. */
  @GET
  public Response keys() {
    JsonArrayBuilder keys = Json.createArrayBuilder();
    turns.asking(witness::keys).forEach(key -> keys.add(json(key)));
    return Answers.of(Json.createObjectBuilder().add("keys", keys).build());
  }

  private static JsonObjectBuilder json(CosignerKey key) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("verifier_key", key.key().format())
            .add("pem", LocalLogKeys.pem(key.key()))
            .add("valid_from", key.validFrom().toString());
    key.validUntil().ifPresent(until -> json.add("valid_until", until.toString()));
    return json;
  }
}
