package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;
import java.util.stream.Stream;

/** What code outside a package can see of a type. */
final class PublicApi {
  private PublicApi() {}

  /** No signature, field, supertype or type argument of a public type is one of these. */
  static ArchCondition<JavaClass> showsNone(DescribedPredicate<JavaClass> hidden) {
    return Conditions.noneOf(
        "public signature with types that " + hidden.getDescription(),
        type ->
            Types.isVisible(type)
                ? Stream.concat(ofItself(type, hidden), ofMembers(type, hidden))
                : Stream.empty());
  }

  /** Members of the type itself that code outside its package can use. */
  static Stream<JavaMember> members(JavaClass type) {
    return type.getMembers().stream().filter(PublicApi::isOpen);
  }

  private static boolean isOpen(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }

  private static Stream<String> ofItself(JavaClass type, DescribedPredicate<JavaClass> hidden) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
        .flatMap(parent -> parent.getAllInvolvedRawTypes().stream())
        .filter(hidden)
        .map(shown -> type.getName() + " extends " + shown.getName());
  }

  private static Stream<String> ofMembers(JavaClass type, DescribedPredicate<JavaClass> hidden) {
    return members(type)
        .flatMap(member ->
            named(member)
                .filter(hidden)
                .distinct()
                .map(shown -> member.getFullName() + " shows " + shown.getName()));
  }

  private static Stream<JavaClass> named(JavaMember member) {
    return switch (member) {
      case JavaField field -> field.getType().getAllInvolvedRawTypes().stream();
      case JavaCodeUnit unit -> Stream.concat(signature(unit), unit.getExceptionTypes().stream());
      default -> throw new IllegalStateException("neither a field nor code: " + member);
    };
  }

  private static Stream<JavaClass> signature(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream);
  }
}
