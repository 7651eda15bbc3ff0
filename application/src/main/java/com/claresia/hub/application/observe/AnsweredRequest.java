package com.claresia.hub.application.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * One request, as far as it may be told.
 *
 * @param method its verb
 * @param route the template that its path fits; empty where nothing is served there
 * @param status the HTTP status
 * @param problem the problem it was answered with, which is always a constant of an enum
 * @param trace the request's own span
 * @param parent the client's span, where it sent one
 * @param took from its first line to the end of its answer
 */
public record AnsweredRequest(
    HttpVerb method,
    Optional<Route> route,
    int status,
    Optional<Enum<?>> problem,
    Trace trace,
    Optional<Trace> parent,
    Duration took) {}
