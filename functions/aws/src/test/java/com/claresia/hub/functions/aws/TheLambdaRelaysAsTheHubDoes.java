package com.claresia.hub.functions.aws;

import com.claresia.hub.adapters.telemetry.platform.ChildProcess;
import com.claresia.hub.adapters.telemetry.platform.FunctionContract;
import com.claresia.hub.adapters.telemetry.platform.RunningFunction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * The deployment package, unpacked and started by Lambda's runtime interface client as an image
 * would, against a server that speaks the runtime API.
 */
class TheLambdaRelaysAsTheHubDoes extends FunctionContract {
  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String HANDLER = RelayHandler.class.getName();

  @Override
  protected RunningFunction start(Map<String, String> environment, Path workPlace) {
    Path task = workPlace.resolve("task");
    unpack(Path.of(System.getProperty("hub.function")), task);
    LambdaRuntimeApi lambda = new LambdaRuntimeApi();
    Map<String, String> all = new TreeMap<>(environment);
    all.put("AWS_LAMBDA_RUNTIME_API", lambda.address());
    all.put("AWS_LAMBDA_FUNCTION_NAME", "relay");
    all.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", "relay");
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", "1");
    all.put("AWS_REGION", "eu-south-1");
    all.put("LAMBDA_TASK_ROOT", task.toString());
    all.put("_HANDLER", HANDLER);
    String classPath = String.join(File.pathSeparator, runtime(), task + "", task + "/lib/*");
    List<String> arguments =
        List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, RUNTIME, HANDLER);
    return new OnLambda(lambda, ChildProcess.java(arguments, all));
  }

  /** The jars of the runtime interface client, and none of the function's own. */
  private static String runtime() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> jar.contains("aws-lambda-java-") || jar.contains("utils-lite"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void unpack(Path packaged, Path to) {
    try (JarFile jar = new JarFile(packaged.toFile())) {
      for (Enumeration<JarEntry> each = jar.entries(); each.hasMoreElements(); ) {
        JarEntry entry = each.nextElement();
        if (!entry.isDirectory()) {
          Path file = to.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.copy(jar.getInputStream(entry), file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record OnLambda(LambdaRuntimeApi lambda, ChildProcess process)
      implements RunningFunction {
    @Override
    public String call() {
      LambdaRuntimeApi.Answer answer = lambda.invoke("{\"source\":\"aws.scheduler\"}");
      if (answer.failed()) {
        throw new CallFailed(answer.body());
      }
      return answer.body();
    }

    @Override
    public void close() {
      process.close();
      lambda.close();
    }
  }
}
