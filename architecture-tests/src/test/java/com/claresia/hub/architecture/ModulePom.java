package com.claresia.hub.architecture;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What a module's pom declares.
 *
 * @param artifactId of the module
 * @param dependencies declared by itself, those of its profiles included
 */
record ModulePom(String artifactId, List<Declared> dependencies) {

  private static final String HUB = "com.claresia.hub";

  /** One declared dependency; {@code scope} and {@code type} as Maven takes them when left out. */
  record Declared(String groupId, String artifactId, String scope, String type) {
    boolean isOfTheHub() {
      return groupId.equals(HUB);
    }

    boolean isForTests() {
      return scope.equals("test");
    }
  }

  static ModulePom parse(String xml) {
    Element project = root(xml);
    List<Element> holders = new ArrayList<>(children(project, "dependencies"));
    children(project, "profiles").stream()
        .flatMap(profiles -> children(profiles, "profile").stream())
        .forEach(profile -> holders.addAll(children(profile, "dependencies")));
    List<Declared> declared =
        holders.stream()
            .flatMap(holder -> children(holder, "dependency").stream())
            .map(ModulePom::declared)
            .toList();
    return new ModulePom(text(project, "artifactId", ""), declared);
  }

  /** The modules that a parent's pom lists. */
  static List<String> modulesOf(String xml) {
    return children(root(xml), "modules").stream()
        .flatMap(modules -> children(modules, "module").stream())
        .map(Element::getTextContent)
        .toList();
  }

  /** The Hub's modules that it declares, at whatever scope. */
  Stream<String> ofTheHub() {
    return dependencies.stream().filter(Declared::isOfTheHub).map(Declared::artifactId);
  }

  /** Dependencies that the table does not allow, in words. */
  Stream<String> violations() {
    HubModule line = HubModule.named(artifactId);
    return dependencies.stream()
        .filter(declared -> !isAllowed(line, declared))
        .map(declared ->
            "%s declares %s:%s at scope %s, which its line of the table does not allow"
                .formatted(
                    artifactId, declared.groupId(), declared.artifactId(), declared.scope()));
  }

  private static boolean isAllowed(HubModule line, Declared declared) {
    if (declared.isForTests()) {
      return !declared.isOfTheHub() || isAllowedForTests(line, declared);
    }
    if (isStoreOfAFunction(line, declared)) {
      return true;
    }
    if (declared.isOfTheHub()) {
      return line.modules().contains(declared.artifactId()) && declared.type().equals("jar");
    }
    return isAllowedLibrary(line, declared);
  }

  /** It finds one with the ServiceLoader, and nothing in it can name one. */
  private static boolean isStoreOfAFunction(HubModule line, Declared declared) {
    return line.isFunction()
        && declared.isOfTheHub()
        && declared.artifactId().startsWith("adapters-persistence-")
        && declared.scope().equals("runtime");
  }

  /** Tests may also use the ports' contract tests and a real server; the rules' tests, all. */
  private static boolean isAllowedForTests(HubModule line, Declared declared) {
    boolean contract =
        declared.artifactId().equals("application") && declared.type().equals("test-jar");
    boolean outside = !List.of("domain", "embedded-postgres").contains(line.name());
    return line.name().equals("architecture-tests")
        || line.modules().contains(declared.artifactId())
        || (line.isFunction() && isProcessForTests(declared))
        || (outside && (contract || isServerForTests(declared)));
  }

  /** The vendor's side in a process of its own: it has to be built, and is on no class path. */
  private static boolean isProcessForTests(Declared declared) {
    return declared.artifactId().equals("control-plane") && declared.type().equals("pom");
  }

  private static boolean isServerForTests(Declared declared) {
    return declared.artifactId().equals("embedded-postgres")
        || declared.artifactId().startsWith("emulator-");
  }

  private static boolean isAllowedLibrary(HubModule line, Declared declared) {
    boolean inside = List.of("domain", "application").contains(line.name());
    boolean foreignDriver =
        Driver.ALL.stream()
            .filter(driver -> driver.groupId().equals(declared.groupId()))
            .anyMatch(driver -> !driver.modules().contains(line.name()));
    return !foreignDriver && (!inside || declared.groupId().equals("org.jspecify"));
  }

  private static Declared declared(Element dependency) {
    return new Declared(
        text(dependency, "groupId", ""),
        text(dependency, "artifactId", ""),
        text(dependency, "scope", "compile"),
        text(dependency, "type", "jar"));
  }

  private static String text(Element parent, String name, String otherwise) {
    return children(parent, name).stream()
        .map(Node::getTextContent)
        .map(String::strip)
        .findFirst()
        .orElse(otherwise);
  }

  private static List<Element> children(Element parent, String name) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(node -> node.getNodeName().equals(name))
        .map(Element.class::cast)
        .toList();
  }

  private static Element root(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new IllegalArgumentException("not a pom", e);
    }
  }
}
