package com.claresia.hub.planted.adapters.web;

/** Named as MapStruct names what it generates. */
public final class BlamelessMapperImpl implements BlamelessMapper {}
