/** Getting back, after a restore, the hashes of records that the control plane has witnessed. */
@NullMarked
package com.claresia.hub.application.recover;

import org.jspecify.annotations.NullMarked;
