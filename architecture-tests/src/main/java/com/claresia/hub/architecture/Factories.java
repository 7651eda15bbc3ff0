package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What holds for the factory of an adapter: the implementation of the interface it plugs in by. */
final class Factories {
  private Factories() {}

  /** Classes that implement the interface. */
  static DescribedPredicate<JavaClass> of(String plug) {
    return DescribedPredicate.describe(
        "implement " + plug, type -> !type.isInterface() && type.isAssignableTo(plug));
  }

  /** Whatever can be named from outside is a factory. */
  static ArchCondition<JavaClass> onlyPublicOnes(String plug) {
    return Conditions.noneOf(
        "public type but the factory",
        type ->
            Types.isVisible(type) && !of(plug).test(type)
                ? Stream.of(type.getName() + " is public and does not implement " + plug)
                : Stream.empty());
  }

  /** The factory is the only one, can be instantiated, and is registered. */
  static ArchCondition<JavaClass> found(String plug) {
    return Conditions.noneOf(
        "unregistered or further factory",
        type ->
            Stream.of(
                    complaint(isOnly(type, plug), type, "is not the package's only factory"),
                    complaint(isInstantiable(type), type, "lacks a public no-argument constructor"),
                    complaint(
                        isRegistered(type, plug), type, "is not in META-INF/services/" + plug))
                .flatMap(List::stream));
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
