/** The relay as an Azure Function. */
@NullMarked
package com.claresia.hub.functions.azure;

import org.jspecify.annotations.NullMarked;
