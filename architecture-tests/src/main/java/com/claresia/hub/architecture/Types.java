package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Kinds of types that rules speak of. */
final class Types {
  private static final Set<String> JDK_PACKAGES =
      ModuleFinder.ofSystem().findAll().stream()
          .flatMap(module -> module.descriptor().exports().stream())
          .filter(exports -> !exports.isQualified())
          .map(Exports::source)
          .collect(Collectors.toUnmodifiableSet());

  private Types() {}

  /** Types in one of the packages or below them. */
  static DescribedPredicate<JavaClass> in(Collection<String> packages) {
    return DescribedPredicate.describe(
        "lie in " + String.join(", ", packages),
        type -> packages.stream().anyMatch(root -> isBelow(packageOf(type), root)));
  }

  /** Types in the package or below it. */
  static DescribedPredicate<JavaClass> in(String root) {
    return in(Set.of(root));
  }

  /** Primitives, and types of packages that the running JDK exports to everyone. */
  static DescribedPredicate<JavaClass> ofTheJdk() {
    return DescribedPredicate.describe("belong to the JDK", Types::isJdk);
  }

  /** Types whose name is not made up by the compiler for a package's annotations. */
  static DescribedPredicate<JavaClass> otherThanPackageInfo() {
    return DescribedPredicate.describe(
        "are no package-info", type -> !type.getSimpleName().equals("package-info"));
  }

  /** Types of exactly these names, and types nested in them. */
  static DescribedPredicate<JavaClass> called(Set<String> names) {
    return DescribedPredicate.describe(
        "are one of " + String.join(", ", names),
        type -> names.contains(type.getBaseComponentType().getName().replaceFirst("\\$.*", "")));
  }

  /** Types whose simple name matches. */
  static DescribedPredicate<JavaClass> named(Pattern pattern) {
    return DescribedPredicate.describe(
        "are named " + pattern, type -> pattern.matcher(type.getSimpleName()).matches());
  }

  /** Interfaces, annotations left out. */
  static DescribedPredicate<JavaClass> interfaces() {
    return DescribedPredicate.describe(
        "are interfaces", type -> type.isInterface() && !type.isAnnotation());
  }

  static boolean isJdk(JavaClass type) {
    return type.getBaseComponentType().isPrimitive() || JDK_PACKAGES.contains(packageOf(type));
  }

  /** Whether code outside the package can name it: it and all that enclose it are public. */
  static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Types::isVisible).orElse(true);
  }

  /** The package of the type or, for an array, of its elements. */
  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }

  private static boolean isBelow(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
