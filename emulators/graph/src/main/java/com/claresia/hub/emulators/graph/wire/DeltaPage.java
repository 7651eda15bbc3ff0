package com.claresia.hub.emulators.graph.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What was changed since a token: each thing once, as it is now.
 *
 * @param changedAfter things by newest change
 * @param lastChange the newest change of all
 * @param change the newest change of one
 */
record DeltaPage<T>(Changed<T> changedAfter, LongSupplier lastChange, ToLongFunction<T> change) {
  private static final String TOKEN = "token";

  /** Things that were changed after a change, oldest change first. */
  @FunctionalInterface
  interface Changed<T> {
    List<T> after(long change, int most);
  }

  Answer answer(
      Call call, Predicate<T> isLive, Function<T, ObjectNode> rendering, Function<T, String> id) {
    String token = call.parameter(TOKEN).orElse("0");
    if (token.equals("latest")) {
      return last(call, List.of(), lastChange.getAsLong());
    }
    long since = Pages.number(token);
    int top = Pages.top(call);
    List<T> changed = changedAfter.after(since, top + 1);
    List<T> page = changed.stream().limit(top).toList();
    List<ObjectNode> members =
        page.stream()
            .filter(thing -> since > 0 || isLive.test(thing))
            .map(thing -> isLive.test(thing) ? rendering.apply(thing) : gone(id.apply(thing)))
            .toList();
    long upTo = page.isEmpty() ? since : change.applyAsLong(page.getLast());
    if (changed.size() <= top) {
      return last(call, members, upTo);
    }
    ObjectNode more = Pages.collection(members);
    more.put("@odata.nextLink", Pages.link(call, TOKEN, Long.toString(upTo)));
    return Answer.ok(more);
  }

  private static Answer last(Call call, List<ObjectNode> members, long upTo) {
    ObjectNode page = Pages.collection(members);
    page.put("@odata.deltaLink", Pages.link(call, TOKEN, Long.toString(upTo)));
    return Answer.ok(page);
  }

  private static ObjectNode gone(String id) {
    ObjectNode gone = Json.object().put("id", id);
    gone.set("deleted", Json.object().put("state", "deleted"));
    return gone;
  }
}
