/** Following what a record was made from, and what was made from it. */
@NullMarked
package com.claresia.hub.application.lineage;

import org.jspecify.annotations.NullMarked;
