package com.claresia.hub.functions.azure;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Does with a function app what Azure's worker for Java does, which cannot be had from Maven's
 * repository: reads function.json, loads the jar it names and those in {@code lib}, and at each
 * call makes an instance and calls its entry point with what the trigger has for it. A line on
 * standard input is a call.
 */
public final class WorkerStandIn {
  private static final String TIMER =
      "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":null,\"IsPastDue\":false}";

  private final Method entryPoint;

  private WorkerStandIn(Method entryPoint) {
    this.entryPoint = entryPoint;
  }

  /** Takes the app's directory and the function's name. */
  public static void main(String[] arguments) throws Exception {
    WorkerStandIn worker = new WorkerStandIn(load(Path.of(arguments[0]), arguments[1]));
    BufferedReader calls =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String call = calls.readLine(); call != null; call = calls.readLine()) {
      System.out.println(call + ": " + worker.call());
    }
  }

  private static Method load(Path app, String name) throws Exception {
    Path directory = app.resolve(name);
    String function = Files.readString(directory.resolve("function.json"));
    Path jar = directory.resolve(member(function, "scriptFile")).normalize();
    String entryPoint = member(function, "entryPoint");
    int dot = entryPoint.lastIndexOf('.');
    Class<?> type =
        Class.forName(entryPoint.substring(0, dot), true, loader(jar, app.resolve("lib")));
    return check(method(type, entryPoint.substring(dot + 1)), name, function);
  }

  private static ClassLoader loader(Path jar, Path lib) throws IOException {
    List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
    try (Stream<Path> jars = Files.list(lib)) {
      for (Path each : jars.toList()) {
        urls.add(each.toUri().toURL());
      }
    }
    ClassLoader own =
        new URLClassLoader(urls.toArray(URL[]::new), WorkerStandIn.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(own);
    return own;
  }

  private static Method method(Class<?> type, String name) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The annotations, which tools make function.json from, say what stands there. */
  private static Method check(Method method, String name, String function) {
    TimerTrigger trigger = method.getParameters()[0].getAnnotation(TimerTrigger.class);
    if (!method.getAnnotation(FunctionName.class).value().equals(name)
        || !trigger.name().equals(member(function, "name"))
        || !trigger.schedule().equals(member(function, "schedule"))) {
      throw new IllegalStateException("function.json is not what the annotations say");
    }
    return method;
  }

  private static String member(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\":\\s*\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in function.json");
    }
    return found.group(1);
  }

  private String call() throws ReflectiveOperationException {
    try {
      Object instance = entryPoint.getDeclaringClass().getConstructor().newInstance();
      entryPoint.invoke(instance, TIMER);
      return "Success";
    } catch (InvocationTargetException e) {
      return "Failure " + e.getCause();
    }
  }
}
