/** What the Hub does, one package a use case. */
@NullMarked
package com.claresia.hub.application;

import org.jspecify.annotations.NullMarked;
