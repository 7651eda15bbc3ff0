/** What is blameless among the planted, and what is badly signed. */
@NullMarked
package com.claresia.hub.planted.domain.tenancy;

import org.jspecify.annotations.NullMarked;
