package com.claresia.hub.benchmarks;

/**
 * Where requests go, and in whose name.
 *
 * @param host value of the Host header
 * @param path request target
 * @param tenant value of X-Claresia-Tenant
 * @param token bearer token
 */
record PostTarget(String host, String path, String tenant, String token) {
  /** The head of a request with a body of {@code length} bytes. */
  String head(String contentType, int length) {
    return """
    POST %s HTTP/1.1\r
    Host: %s\r
    Authorization: Bearer %s\r
    X-Claresia-Tenant: %s\r
    Content-Type: %s\r
    Content-Length: %d\r
    \r
    """
        .formatted(path, host, token, tenant, contentType, length);
  }

  /** The same, elsewhere on the server. */
  PostTarget at(String otherPath) {
    return new PostTarget(host, otherPath, tenant, token);
  }

  @Override
  public String toString() {
    return "PostTarget[" + path + "]";
  }
}
