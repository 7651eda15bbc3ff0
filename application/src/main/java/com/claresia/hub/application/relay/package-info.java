/** How the relay to the control plane is doing, for whoever looks on. */
@NullMarked
package com.claresia.hub.application.relay;

import org.jspecify.annotations.NullMarked;
