package com.claresia.hub.adapters.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A resource whose tenant the host name may name, and whose reading a tenant may make public. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ByHostName {}
