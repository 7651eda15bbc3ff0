package com.claresia.hub.planted.domain.verification;

import org.w3c.dom.Document;

/** Planted: more of the JDK than java.*. */
public record NamesXml(Document document) {}
