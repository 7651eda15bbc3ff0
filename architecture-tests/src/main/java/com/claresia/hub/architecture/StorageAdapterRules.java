package com.claresia.hub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The Hub's rules for a storage adapter. Extend it in the adapter's own tests, name the adapter's
 * package and its driver's, and JUnit runs every rule over the adapter's compiled classes; its
 * tests are left out.
 *
 * <p>Each rule also fails where it sees fewer classes than {@link #classesAtLeast()}, so that a
 * misspelt package does not pass.
 */
public abstract class StorageAdapterRules {
  private static final String HUB = "com.claresia.hub";

  /** For subclasses. */
  protected StorageAdapterRules() {}

  /** The one package that holds the adapter, such as {@code com.example.hub.store}. */
  protected abstract String adapterPackage();

  /**
   * The packages, with all below them, of the driver and whatever else the adapter alone uses, such
   * as {@code org.postgresql}.
   */
  protected abstract Set<String> driverPackages();

  /** How many classes the adapter has at the least; three, since the ports ask for as many. */
  protected int classesAtLeast() {
    return 3;
  }

  /** What lies in the package and is none of the adapter: its tests. */
  ImportOption leavingOut() {
    return ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
  }

  /** It names the Hub's application and domain, its driver, the JDK and jspecify only. */
  @Test
  public final void namesOnlyPortsDomainJdkAndItsDriver() {
    DescribedPredicate<JavaClass> allowed =
        Types.ofTheJdk()
            .or(Types.in(Set.of(HUB + ".application", HUB + ".domain", "org.jspecify")))
            .or(Types.in(driverPackages()))
            .or(Types.in(adapterPackage()));
    check("an adapter names ports, domain, JDK and its own driver", Conditions.nameOnly(allowed));
  }

  /** It names no other adapter, neither one of the Hub's own nor what composes them. */
  @Test
  public final void namesNoOtherAdapter() {
    DescribedPredicate<JavaClass> others =
        Types.in(Set.of(HUB + ".adapters", HUB + ".bootstrap", HUB + ".verifier"))
            .and(not(Types.in(adapterPackage())));
    check("an adapter names no other adapter", Conditions.nameNone(others));
  }

  /** All of it lies in one flat package. */
  @Test
  public final void liesInOneFlatPackage() {
    check("an adapter is one flat package", havePackage(adapterPackage()));
  }

  /**
   * Only its factories can be named from outside: the {@code StorageBackend} and, where it has one,
   * the {@code EnvelopeFeedBackend}.
   */
  @Test
  public final void onlyItsFactoryIsPublic() {
    check("only an adapter's factories are public", Factories.onlyPublicOnes());
  }

  /** Of each kind of factory there is one, and {@link java.util.ServiceLoader} finds it. */
  @Test
  public final void theServiceLoaderFindsItsFactory() {
    String name = "an adapter has one factory that the ServiceLoader finds";
    Boundary.of(name, 1, subjects().and(Factories.ofAStore()), Factories.found()).check(classes());
    Boundary.of(name, 1, subjects().and(Factories.ofAHub()), Factories.found()).check(classes());
  }

  /** No type of its driver shows in what can be seen of it from outside. */
  @Test
  public final void showsNoTypeOfItsDriver() {
    check("an adapter's driver does not show", PublicApi.showsNone(Types.in(driverPackages())));
  }

  /** No container sets its fields. */
  @Test
  public final void hasNoInjectedField() {
    check("an adapter has no injected field", Conditions.haveNoInjectedField());
  }

  private void check(String name, ArchCondition<JavaClass> condition) {
    Boundary.of(name, classesAtLeast(), subjects(), condition).check(classes());
  }

  private DescribedPredicate<JavaClass> subjects() {
    return Types.in(adapterPackage()).and(Types.otherThanPackageInfo());
  }

  private JavaClasses classes() {
    return new ClassFileImporter().withImportOption(leavingOut()).importPackages(adapterPackage());
  }

  private static ArchCondition<JavaClass> havePackage(String name) {
    return ArchCondition.from(
        describe("lie in " + name, (JavaClass type) -> type.getPackageName().equals(name)));
  }
}
