package com.claresia.hub.verifier;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.ServiceLoader;

/**
 * On the emulator of Snowflake, attacked through the genuine driver by the account's administrator,
 * who takes on the owner's role and so sees whatever tenant's rows are asked for.
 */
final class LogOnSnowflake extends LogUnderAttack {
  private static final String UPDATE = "UPDATE HUB.LOG.LOG_ENTRY SET ";
  private static final String DELETE = "DELETE FROM HUB.LOG.LOG_ENTRY";
  private static final String AT = " WHERE TENANT_ID = ? AND SEQ = ?";
  private static final String FROM = " WHERE TENANT_ID = ? AND SEQ >= ?";
  private static final String METADATA =
      "TYPE, ENCODING, OCCURRED_AT, RECORDED_AT, ACTOR_KIND, ACTOR_ID, ON_BEHALF_OF_KIND,"
          + " ON_BEHALF_OF_ID, SKILL_ID, ARCHETYPE_ID, INVOCATION_ID, DERIVED_FROM";

  private final SnowflakeAccount account;
  private final HubStore store;

  LogOnSnowflake(SnowflakeAccount account, Path folder) {
    super("snowflake", folder);
    this.account = account;
    StorageBackend backend = backend();
    StorageSettings settings = account.settings();
    try (StorageAdministration owner = backend.administer(settings)) {
      owner.addTenant(new TenantPolicy(tenant, LogAccess.BEARER));
    }
    store = backend.open(settings);
    write(dsnFile(), settings.value("dsn").orElseThrow());
    fill();
  }

  static StorageBackend backend() {
    return ServiceLoader.load(StorageBackend.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(backend -> backend.name().equals("snowflake"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  HubStore store() {
    return store;
  }

  @Override
  void editContent(int seq) {
    change(UPDATE + "CONTENT = ?" + AT, edited(seq), tenant, seq);
  }

  private String edited(int seq) {
    return content(seq).replaceFirst("\"salt\":\"..", "\"salt\":\"zz");
  }

  private String content(int seq) {
    try (Connection connection = account.attacker(tenant);
        PreparedStatement statement =
            connection.prepareStatement("SELECT CONTENT FROM HUB.LOG.LOG_ENTRY" + AT)) {
      statement.setString(1, tenant.value());
      statement.setInt(2, seq);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String hash(String content) {
    return Hash.sha256(content.getBytes(StandardCharsets.UTF_8)).hex();
  }

  @Override
  void editContentAndHash(int seq) {
    String edited = edited(seq);
    change(
        UPDATE + "CONTENT = ?, PROVENANCE_HASH = TO_BINARY(?, 'HEX')" + AT,
        edited,
        hash(edited),
        tenant,
        seq);
  }

  @Override
  void editActorColumn(int seq) {
    change(UPDATE + "ACTOR_ID = 'somebody-else'" + AT, tenant, seq);
  }

  @Override
  void delete(int seq) {
    change(DELETE + AT, tenant, seq);
  }

  @Override
  void deleteContent(int seq) {
    String gone = METADATA.replace(",", " = NULL,") + " = NULL, CONTENT = NULL";
    change(UPDATE + gone + AT, tenant, seq);
  }

  @Override
  void deleteFrom(int seq) {
    change(DELETE + FROM, tenant, seq);
  }

  @Override
  void rollBackTo(int size) {
    deleteFrom(size);
    change("DELETE FROM HUB.LOG.CHECKPOINT WHERE TENANT_ID = ? AND LOG_SIZE > ?", tenant, size);
    if (account.hasHeadRows()) {
      String head = "HEAD_" + tenant.value().toUpperCase(Locale.ROOT).replace('-', '_');
      change("UPDATE HUB.LOG." + head + " SET LOG_SIZE = ?", size);
    }
  }

  @Override
  void swap(int one, int other) {
    move(one, 1_000);
    move(other, one);
    move(1_000, other);
  }

  private void move(int seq, int to) {
    change(UPDATE + "SEQ = ?" + AT, to, tenant, seq);
  }

  @Override
  void insert(int seq, int copied, String id) {
    change(UPDATE + "SEQ = SEQ + 1000" + FROM, tenant, seq);
    change(UPDATE + "SEQ = SEQ - 999" + FROM, tenant, 1_000);
    String forged = content(copied).replace(id(copied), id);
    change(
        "INSERT INTO HUB.LOG.LOG_ENTRY (TENANT_ID, SEQ, RECORD_ID, PROVENANCE_HASH, REQUEST_DIGEST, %1$s, CONTENT)"
                .formatted(METADATA)
            + " SELECT TENANT_ID, ?, ?, TO_BINARY(?, 'HEX'), REQUEST_DIGEST, %s, ?"
                .formatted(METADATA)
            + " FROM HUB.LOG.LOG_ENTRY"
            + AT,
        seq,
        id,
        hash(forged),
        forged,
        tenant,
        copied);
  }

  @Override
  void replaceByThatOf(LogUnderAttack other, int seq) {
    String columns =
        "RECORD_ID, PROVENANCE_HASH, REQUEST_DIGEST, COMMIT_ID, FRONTIER, CONTENT, " + METADATA;
    delete(seq);
    // What is seen is theirs; no policy stops an INSERT.
    changeSeeing(
        other.tenant,
        "INSERT INTO HUB.LOG.LOG_ENTRY (TENANT_ID, SEQ, %1$s) SELECT ?, SEQ, %1$s"
                .formatted(columns)
            + " FROM HUB.LOG.LOG_ENTRY"
            + AT,
        tenant,
        other.tenant,
        seq);
  }

  private void change(String sql, Object... binds) {
    changeSeeing(tenant, sql, binds);
  }

  private void changeSeeing(TenantId seen, String sql, Object... binds) {
    try (Connection connection = account.attacker(seen);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setString(i + 1, binds[i].toString());
      }
      if (statement.executeUpdate() == 0) {
        throw new AssertionError("nothing was changed by " + sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
