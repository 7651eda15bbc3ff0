package com.claresia.hub.adapters.persistence.sharepoint;

import java.util.Optional;

/**
 * Something that this store assumes of SharePoint.
 *
 * @param name what is assumed
 * @param failure how it was found not to hold; empty where it holds
 */
record Assumption(String name, Optional<String> failure) {}
