/** What is kept: sites, lists with their rows, libraries with their files. */
@NullMarked
package com.claresia.hub.emulators.graph.sites;

import org.jspecify.annotations.NullMarked;
