/** The Hub over HTTP: Jakarta REST resources, tokens, problem+json, health and OpenAPI. */
@NullMarked
package com.claresia.hub.adapters.web;

import org.jspecify.annotations.NullMarked;
