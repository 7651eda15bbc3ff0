/** SharePoint as a store of the Hub: segments are files, lists are what people browse. */
@NullMarked
package com.claresia.hub.adapters.persistence.sharepoint;

import org.jspecify.annotations.NullMarked;
