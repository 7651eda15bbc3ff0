package com.claresia.hub.functions.gcp;

import com.claresia.hub.adapters.telemetry.platform.ChildProcess;
import com.claresia.hub.adapters.telemetry.platform.FunctionContract;
import com.claresia.hub.adapters.telemetry.platform.RunningFunction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The deployment as it is, run by the functions framework that runs it in the cloud. */
class TheCloudFunctionRelaysAsTheHubDoes extends FunctionContract {
  @Override
  protected RunningFunction start(Map<String, String> environment, Path workPlace) {
    int port = freePort();
    ChildProcess process =
        ChildProcess.java(
            List.of(
                "-jar",
                invoker(),
                "--classpath",
                System.getProperty("hub.function"),
                "--target",
                RelayHttp.class.getName(),
                "--port",
                Integer.toString(port)),
            environment);
    process.await(0, line -> line.contains("Serving function"));
    process.await(0, line -> line.contains("URL: http://localhost:" + port));
    return new InFramework(process, URI.create("http://localhost:" + port + "/"));
  }

  private static String invoker() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.contains("java-function-invoker-"))
        .findFirst()
        .orElseThrow();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record InFramework(ChildProcess process, URI uri) implements RunningFunction {
    @Override
    public String call() {
      HttpRequest request =
          HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new CallFailed(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
