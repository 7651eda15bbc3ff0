/** The Hub's boundaries as rules over class files, and the ones an integrator's adapter runs. */
@NullMarked
package com.claresia.hub.architecture;

import org.jspecify.annotations.NullMarked;
