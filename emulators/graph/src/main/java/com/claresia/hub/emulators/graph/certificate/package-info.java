/** Certificates for servers and applications that nobody else is to trust. */
@NullMarked
package com.claresia.hub.emulators.graph.certificate;

import org.jspecify.annotations.NullMarked;
