package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.append.AppendStatus;
import com.claresia.hub.application.checkpoint.LogStatus;
import com.claresia.hub.application.relay.RelayWatch;
import java.util.function.Supplier;

/**
 * Where metrics are read from; sums over all tenants, all of them.
 *
 * @param append how taking in goes
 * @param log how far the logs are signed
 * @param relay how relaying goes
 */
public record HubStatus(Supplier<AppendStatus> append, Supplier<LogStatus> log, RelayWatch relay) {}
