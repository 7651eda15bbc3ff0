package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;

/** The baseline of {@code proof}: one row by its primary key, on one connection. */
final class PostgresSelects implements Side, AutoCloseable {
  private final TenantId tenant;
  private final long size;
  private final Connection connection;
  private final PreparedStatement select;
  private final SplittableRandom random = new SplittableRandom();

  PostgresSelects(StorageSettings settings, TenantId tenant, long size) {
    this.tenant = tenant;
    this.size = size;
    connection = PostgresSession.connect(settings, tenant);
    try {
      select =
          connection.prepareStatement(
              "SELECT record_id, provenance_hash, request_digest FROM hub.log_entry"
                  + " WHERE tenant_id = ? AND seq = ?");
    } catch (SQLException e) {
      throw new IllegalStateException("the baseline failed", e);
    }
  }

  @Override
  public Measurement run(Duration time) {
    return new OperationLoop(this::selectOne).run(time);
  }

  private void selectOne() {
    try {
      select.setString(1, tenant.value());
      select.setLong(2, random.nextLong(size));
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || row.getBytes(2).length != 32) {
          throw new IllegalStateException("the baseline found no row");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the baseline failed", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
