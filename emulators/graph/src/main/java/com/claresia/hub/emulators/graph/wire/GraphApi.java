package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.control.Faults;
import com.claresia.hub.emulators.graph.control.Faults.Fault;
import com.claresia.hub.emulators.graph.control.RequestLog;
import com.claresia.hub.emulators.graph.description.Description;
import com.claresia.hub.emulators.graph.description.Operation;
import com.claresia.hub.emulators.graph.directory.Directory;
import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.error.Errors;
import com.claresia.hub.emulators.graph.error.GraphError;
import com.claresia.hub.emulators.graph.limits.Meter;
import com.claresia.hub.emulators.graph.sites.Site;
import com.claresia.hub.emulators.graph.sites.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a request: who asks, is it described, a fault, its cost, may it, and what comes of it.
 */
final class GraphApi {
  private static final System.Logger LOG = System.getLogger(GraphApi.class.getName());

  private final Sites sites;
  private final Directory directory;
  private final Meter meter;
  private final Faults faults;
  private final RequestLog log;
  private final Description description = Description.load();
  private final Routes routes = new Routes();

  GraphApi(
      Sites sites,
      Directory directory,
      Meter meter,
      Faults faults,
      RequestLog log,
      Downloads downloads) {
    this.sites = sites;
    this.directory = directory;
    this.meter = meter;
    this.faults = faults;
    this.log = log;
    new ListRequests(sites).addTo(routes);
    new ItemRequests(sites).addTo(routes);
    new DriveRequests(sites, downloads).addTo(routes);
    routes.on("POST /$batch", Role.READ, 0, new Batch(this::answer)::answer);
  }

  Answer answer(Call call) {
    Progress progress = new Progress(call);
    try {
      Answer answer = attempt(call, progress).with(progress.rateLimit());
      log.add(progress.recorded(answer.status()));
      return answer;
    } catch (Cut e) {
      log.add(progress.recorded(0));
      throw e;
    } catch (GraphError e) {
      log.add(progress.recorded(e.status()));
      return Refusals.of(e, call).with(progress.rateLimit());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a request failed in the emulator itself", e);
      log.add(progress.recorded(500));
      return Refusals.of(new GraphError(500, "generalException", e.toString()), call);
    }
  }

  private Answer attempt(Call call, Progress progress) {
    Operation operation =
        description
            .find(call.method(), call.segments())
            .orElseThrow(() -> notDescribed(call, progress));
    progress.describe(operation);
    progress.ask(directory.tokens().clientId(call.bearer()));
    Optional<Fault> fault = faults.of(progress.incoming());
    Effects.before(fault, faults, call.part());
    Routes.Route route =
        routes.find(operation.id()).orElseThrow(() -> Errors.notEmulated(operation.id()));
    int units = route.unitsOf(call);
    progress.charge(units);
    progress.limit(meter.charge(progress.clientId(), units));
    check(call, operation, progress);
    authorise(call, progress, route.role());
    Answer answer = route.handler().answer(call);
    checkAnswer(operation, answer);
    Effects.after(fault, faults);
    return answer;
  }

  private GraphError notDescribed(Call call, Progress progress) {
    String what = call.method() + " " + call.url();
    progress.violate(List.of("not described"));
    LOG.log(System.Logger.Level.WARNING, "refused, not in the description: {0}", what);
    return Errors.notDescribed(what);
  }

  private void check(Call call, Operation operation, Progress progress) {
    List<String> wrong =
        new ArrayList<>(description.violations(operation, call.query(), call::header));
    if (operation.bodies().isEmpty()) {
      if (call.body().length > 0) {
        wrong.add("a body that is not taken");
      }
    } else {
      checkBody(call, operation, wrong);
    }
    if (!wrong.isEmpty()) {
      progress.violate(wrong);
      LOG.log(
          System.Logger.Level.WARNING,
          "refused, {0} is not as described: {1}",
          operation.id(),
          wrong);
      throw Errors.violations(wrong);
    }
  }

  private void checkBody(Call call, Operation operation, List<String> wrong) {
    String declared = call.header("content-type").orElse("");
    Optional<String> mediaType = description.mediaType(operation, declared);
    if (mediaType.isEmpty()) {
      wrong.add("a body of the type '" + declared + "'");
    } else if (mediaType.get().equals("application/json")
        && !operation.bodies().containsKey("application/octet-stream")) {
      wrong.addAll(description.bodyViolations(operation, call.json()));
    }
  }

  private void authorise(Call call, Progress progress, Role needed) {
    if (call.segments().size() < 2) {
      return;
    }
    Site site =
        call.segment(0).equals("drives")
            ? sites.site(sites.drive(call.segment(1)).id().site())
            : sites.site(call.segment(1));
    if (directory
        .role(progress.clientId(), site.displayName())
        .filter(role -> role.includes(needed))
        .isEmpty()) {
      throw Errors.accessDenied();
    }
  }

  private void checkAnswer(Operation operation, Answer answer) {
    List<String> wrong = description.answerViolations(operation, answer.status(), answer.json());
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(operation.id() + " is not answered as described: " + wrong);
    }
  }
}
