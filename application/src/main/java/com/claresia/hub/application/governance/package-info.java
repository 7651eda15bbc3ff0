/** What the Hub itself has to say in a tenant's log. */
@NullMarked
package com.claresia.hub.application.governance;

import org.jspecify.annotations.NullMarked;
