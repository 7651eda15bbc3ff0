/** What may be told, outside of the Hub, of how it goes. */
@NullMarked
package com.claresia.hub.application.observe;

import org.jspecify.annotations.NullMarked;
