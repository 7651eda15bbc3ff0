package com.claresia.hub.emulators.snowflake.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is bound to one place of a statement: one value, or one for each row.
 *
 * @param type as the driver names it
 * @param values as texts
 * @param array whether it is bound as an array, even if of one value
 */
public record BoundColumn(BindType type, List<@Nullable String> values, boolean array) {}
