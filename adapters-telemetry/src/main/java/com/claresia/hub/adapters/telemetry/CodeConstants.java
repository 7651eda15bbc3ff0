package com.claresia.hub.adapters.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the Hub's class files: their texts and the names of their methods. A text that
 * stands there was written before the first record was, so it tells nothing of any. Thread-safe.
 */
final class CodeConstants {
  private static final String OWN = "com.claresia.hub.";

  private final Map<String, Code> known = new ConcurrentHashMap<>();

  private record Code(Set<String> texts, Set<String> methods) {}

  /**
   * A method of the Hub's. Only a class file makes one.
   *
   * @param name class and method
   */
  record Place(String name) {}

  /** The method, if the Hub has such a one. */
  Optional<Place> place(String className, String methodName) {
    return code(className)
        .filter(code -> code.methods().contains(methodName))
        .map(code -> new Place(className + "." + methodName));
  }

  /** The text, if it stands, letter for letter, in that class of the Hub's. */
  Optional<String> text(String className, String text) {
    return code(className).filter(code -> code.texts().contains(text)).map(code -> text);
  }

  private Optional<Code> code(String className) {
    @Nullable Code seen = known.get(className);
    if (seen != null) {
      return Optional.of(seen);
    }
    Optional<Code> read = className.startsWith(OWN) ? read(className) : Optional.empty();
    read.ifPresent(code -> known.put(className, code));
    return read;
  }

  private static Optional<Code> read(String className) {
    String resource = className.replace('.', '/') + ".class";
    try (@Nullable InputStream in =
        CodeConstants.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(code(ClassFile.of().parse(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Code code(ClassModel model) {
    return new Code(
        StreamSupport.stream(model.constantPool().spliterator(), false)
            .filter(StringEntry.class::isInstance)
            .map(entry -> ((StringEntry) entry).stringValue())
            .collect(Collectors.toUnmodifiableSet()),
        model.methods().stream()
            .map(method -> method.methodName().stringValue())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
