package com.claresia.hub.planted.application.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.azure.core.credential.TokenCredential;
import com.google.cloud.functions.HttpRequest;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.opentelemetry.api.trace.Tracer;
import net.snowflake.client.api.driver.SnowflakeDriver;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** Planted: drivers' types outside their adapter. */
public record NamesEveryDriver(
    PGConnection connection,
    HikariDataSource pool,
    DbClient client,
    Flyway migrations,
    SnowflakeDriver warehouse,
    GraphServiceClient sites,
    TokenCredential credential,
    Ed25519Signer signer,
    Tracer tracer,
    Context onLambda,
    ExecutionContext onAzure,
    HttpRequest onGoogle) {}
