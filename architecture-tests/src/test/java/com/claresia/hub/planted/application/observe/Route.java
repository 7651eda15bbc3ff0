package com.claresia.hub.planted.application.observe;

/** Stands for the route of a request. */
public record Route(String template) {}
