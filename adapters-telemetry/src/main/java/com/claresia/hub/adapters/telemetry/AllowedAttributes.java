package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.application.observe.HttpVerb;
import com.claresia.hub.application.observe.Route;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Locale;

/**
 * Every attribute that can leave, and of what its value is made: constants of enums, templates of
 * routes, numbers, names of classes and methods. There is no way to put a text in.
 */
final class AllowedAttributes {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> PROBLEM = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> FATE = AttributeKey.stringKey("hub.segment.fate");
  private static final AttributeKey<Long> RECORDS = AttributeKey.longKey("hub.segment.records");
  private static final AttributeKey<String> CODE = AttributeKey.stringKey("code.function.name");
  private static final AttributeKey<String> EXCEPTION = AttributeKey.stringKey("exception.type");
  private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("hub.exception.cause");

  private final AttributesBuilder attributes = Attributes.builder();

  AllowedAttributes method(HttpVerb verb) {
    attributes.put(METHOD, verb == HttpVerb.OTHER ? "_OTHER" : verb.name());
    return this;
  }

  AllowedAttributes route(Route route) {
    attributes.put(ROUTE, route.template());
    return this;
  }

  AllowedAttributes status(int status) {
    attributes.put(STATUS, (long) status);
    return this;
  }

  AllowedAttributes problem(Enum<?> code) {
    attributes.put(PROBLEM, word(code));
    return this;
  }

  AllowedAttributes fate(DecidedSegment.Fate fate) {
    attributes.put(FATE, word(fate));
    return this;
  }

  AllowedAttributes records(int count) {
    attributes.put(RECORDS, (long) count);
    return this;
  }

  AllowedAttributes code(CodeConstants.Place place) {
    attributes.put(CODE, place.name());
    return this;
  }

  AllowedAttributes exception(Class<? extends Throwable> type) {
    attributes.put(EXCEPTION, type.getName());
    return this;
  }

  AllowedAttributes cause(Class<? extends Throwable> type) {
    attributes.put(CAUSE, type.getName());
    return this;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Attributes build() {
    return attributes.build();
  }
}
