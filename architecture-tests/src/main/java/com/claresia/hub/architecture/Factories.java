package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What holds for the factories of an adapter: implementations of the interfaces it plugs in by. */
final class Factories {
  private static final String PORTS = "com.claresia.hub.application.port.";
  private static final String STORAGE_BACKEND = PORTS + "StorageBackend";
  private static final String FEED_BACKEND = PORTS + "EnvelopeFeedBackend";

  private Factories() {}

  /** Classes by which the Hub finds a store. */
  static DescribedPredicate<JavaClass> ofAHub() {
    return of(STORAGE_BACKEND);
  }

  /** Classes by which the Hub, or a relay that runs apart from it, finds a store. */
  static DescribedPredicate<JavaClass> ofAStore() {
    return ofAHub().or(of(FEED_BACKEND));
  }

  private static DescribedPredicate<JavaClass> of(String plug) {
    return DescribedPredicate.describe(
        "implement " + plug, type -> !type.isInterface() && type.isAssignableTo(plug));
  }

  /** Whatever can be named from outside is a factory. */
  static ArchCondition<JavaClass> onlyPublicOnes() {
    return Conditions.noneOf(
        "public type but the factories",
        type ->
            Types.isVisible(type) && !ofAStore().test(type)
                ? Stream.of(
                    type.getName()
                        + " is public and does not implement "
                        + STORAGE_BACKEND
                        + " or "
                        + FEED_BACKEND)
                : Stream.empty());
  }

  /** A factory is the only one of its interface, can be instantiated, and is registered. */
  static ArchCondition<JavaClass> found() {
    return Conditions.noneOf(
        "unregistered or further factory",
        type ->
            Stream.of(STORAGE_BACKEND, FEED_BACKEND)
                .filter(plug -> of(plug).test(type))
                .flatMap(plug -> complaints(type, plug)));
  }

  private static Stream<String> complaints(JavaClass type, String plug) {
    return Stream.of(
            complaint(isOnly(type, plug), type, "is not the package's only factory"),
            complaint(isInstantiable(type), type, "lacks a public no-argument constructor"),
            complaint(isRegistered(type, plug), type, "is not in META-INF/services/" + plug))
        .flatMap(List::stream);
  }

  private static List<String> complaint(boolean holds, JavaClass type, String otherwise) {
    return holds ? List.of() : List.of(type.getName() + " " + otherwise);
  }

  private static boolean isOnly(JavaClass type, String plug) {
    return type.getPackage().getClasses().stream().filter(of(plug)).count() == 1;
  }

  private static boolean isInstantiable(JavaClass type) {
    return Types.isVisible(type)
        && type.tryGetConstructor()
            .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
            .isPresent();
  }

  private static boolean isRegistered(JavaClass type, String plug) {
    Class<?> factory = type.reflect();
    return type.getAllRawInterfaces().stream()
        .filter(implemented -> implemented.getName().equals(plug))
        .flatMap(implemented -> ServiceLoader.load(implemented.reflect()).stream())
        .anyMatch(provider -> provider.type().equals(factory));
  }
}
