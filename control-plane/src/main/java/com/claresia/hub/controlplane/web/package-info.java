/** The HTTP side: mutual TLS, resources, problems, probes and metrics. */
@NullMarked
package com.claresia.hub.controlplane.web;

import org.jspecify.annotations.NullMarked;
