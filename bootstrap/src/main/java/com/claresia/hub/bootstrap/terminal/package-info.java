/** What a person sees: data on standard output, all else on standard error. */
@NullMarked
package com.claresia.hub.bootstrap.terminal;

import org.jspecify.annotations.NullMarked;
