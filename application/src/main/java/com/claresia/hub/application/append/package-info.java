/** Taking records in: checked, composed, and committed in groups, one log per tenant. */
@NullMarked
package com.claresia.hub.application.append;

import org.jspecify.annotations.NullMarked;
