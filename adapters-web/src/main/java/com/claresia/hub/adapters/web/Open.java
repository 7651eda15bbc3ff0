package com.claresia.hub.adapters.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A resource that anybody may read, since it says nothing of any tenant. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Open {}
