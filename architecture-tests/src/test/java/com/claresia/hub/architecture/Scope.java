package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Collection;

/**
 * The package tree that rules look at: the Hub's own, or one of the same shape in which their
 * violations are planted.
 *
 * @param root its root package
 */
record Scope(String root) {

  /** All of it. */
  DescribedPredicate<JavaClass> all() {
    return Types.in(root);
  }

  /** These packages under the root, with all below them. */
  DescribedPredicate<JavaClass> in(String... subpackages) {
    return Types.in(Arrays.stream(subpackages).map(name -> root + "." + name).toList());
  }

  /** These modules. */
  DescribedPredicate<JavaClass> modules(Collection<String> names) {
    return in(names.stream().map(HubModule::subpackageOf).toArray(String[]::new));
  }
}
