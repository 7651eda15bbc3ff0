package com.claresia.hub.controlplane.web;

/** Ends a request with a problem. It carries no stack: it is an answer, not a fault. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code().wireName(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
