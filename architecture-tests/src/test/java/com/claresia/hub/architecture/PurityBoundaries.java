package com.claresia.hub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What code may not reach for: the world outside, in the domain; ambient state elsewhere. */
record PurityBoundaries(Scope scope) {

  private static final List<String> THE_WORLD =
      List.of(
          "java.net",
          "java.sql",
          "javax.sql",
          "javax.net",
          "java.nio.file",
          "java.nio.channels",
          "java.util.prefs",
          "java.util.logging",
          "java.lang.reflect",
          "java.rmi",
          "javax.naming");
  private static final Set<String> FILES_AND_PROCESSES =
      Set.of(
          "java.io.Console",
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.util.Timer");
  private static final Set<String> STARTERS =
      Set.of(
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ForkJoinPool");
  private static final Set<String> RANDOM =
      Set.of(
          "java.util.Random",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom");

  Stream<Boundary> all() {
    return Stream.of(
        worldless(),
        threadless(),
        environmentless(),
        givenTimeAndChance(),
        quiet(),
        exitless(),
        sleepless(),
        onlyBootstrapSetsUpLogging(),
        uninjected());
  }

  private Boundary worldless() {
    return Boundary.of(
        "domain touches no network, database, file or process",
        110,
        scope.in("domain"),
        Conditions.nameNone(
            Types.in(THE_WORLD)
                .or(Types.called(FILES_AND_PROCESSES))
                .as("touch the world outside")));
  }

  private Boundary threadless() {
    return Boundary.of(
        "domain starts no thread",
        110,
        scope.in("domain"),
        neverUse(
            "a thread of its own",
            target ->
                STARTERS.contains(owner(target))
                    || (isOf(target, "java.lang.Thread")
                        && !target.getName().equals("currentThread")
                        && !target.getName().equals("threadId"))));
  }

  private Boundary environmentless() {
    return Boundary.of(
        "domain and application read no environment and no system property",
        180,
        scope.in("domain", "application"),
        neverUse(
            "the environment",
            target ->
                isOf(target, "java.lang.System")
                    && Set.of("getenv", "getProperty", "getProperties", "setProperty")
                        .contains(target.getName())));
  }

  private Boundary givenTimeAndChance() {
    return Boundary.of(
        "domain and application are given their clock, ids and randomness",
        180,
        scope.in("domain", "application"),
        neverUse("the time, an id or randomness of its own", PurityBoundaries::isAmbient));
  }

  private static boolean isAmbient(AccessTarget target) {
    return switch (target.getName()) {
      case "now" -> isTime(target) && hasNoParameters(target);
      case "system", "systemUTC", "systemDefaultZone" -> isOf(target, "java.time.Clock");
      case "currentTimeMillis" -> isOf(target, "java.lang.System");
      case "randomUUID" -> isOf(target, "java.util.UUID");
      case "random" -> isOf(target, "java.lang.Math");
      case "<init>", "current", "getInstanceStrong" -> RANDOM.contains(owner(target));
      default -> false;
    };
  }

  private static boolean isTime(AccessTarget target) {
    return target.getOwner().getPackageName().equals("java.time");
  }

  private static boolean hasNoParameters(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().isEmpty();
  }

  private Boundary quiet() {
    return Boundary.of(
        "only commands write to the terminal",
        250,
        scope.all().and(not(scope.in("verifier", "bootstrap", "benchmarks", "controlplane.cli"))),
        neverUse(
            "the terminal",
            target ->
                (isOf(target, "java.lang.System")
                        && Set.of("out", "err", "in", "console").contains(target.getName()))
                    || isBareStackTrace(target)));
  }

  private static boolean isBareStackTrace(AccessTarget target) {
    return target.getName().equals("printStackTrace") && hasNoParameters(target);
  }

  private Boundary exitless() {
    return Boundary.of(
        "only a main method ends the process",
        250,
        scope.all(),
        Conditions.noneOf(
            "exit outside main",
            type ->
                type.getAccessesFromSelf().stream()
                    .filter(access -> isExit(access.getTarget()))
                    .filter(access -> !access.getOrigin().getName().equals("main"))
                    .map(JavaAccess::getDescription)));
  }

  private static boolean isExit(AccessTarget target) {
    return Set.of("exit", "halt").contains(target.getName())
        && (isOf(target, "java.lang.System") || isOf(target, "java.lang.Runtime"));
  }

  private Boundary sleepless() {
    return Boundary.of(
        "nothing sleeps: it waits for what it needs",
        250,
        scope.all(),
        neverUse(
            "sleep",
            target ->
                target.getName().equals("sleep")
                    && (isOf(target, "java.lang.Thread")
                        || isOf(target, "java.util.concurrent.TimeUnit"))));
  }

  /** Elsewhere {@link System.Logger} is enough, and lets whoever composes choose what is behind. */
  private Boundary onlyBootstrapSetsUpLogging() {
    return Boundary.of(
        "only bootstrap and benchmarks name java.util.logging; the rest logs to System.Logger",
        250,
        scope.all().and(not(scope.in("bootstrap", "benchmarks"))),
        Conditions.nameNone(Types.in(List.of("java.util.logging", "org.slf4j"))));
  }

  private Boundary uninjected() {
    return Boundary.of(
        "domain and application have no injected field",
        180,
        scope.in("domain", "application"),
        Conditions.haveNoInjectedField());
  }

  private static ArchCondition<JavaClass> neverUse(String what, Predicate<AccessTarget> forbidden) {
    return Conditions.noneOf(
        "use of " + what,
        type ->
            type.getAccessesFromSelf().stream()
                .filter(access -> forbidden.test(access.getTarget()))
                .map(JavaAccess::getDescription));
  }

  private static boolean isOf(AccessTarget target, String owner) {
    return owner(target).equals(owner);
  }

  private static String owner(AccessTarget target) {
    return target.getOwner().getName();
  }
}
