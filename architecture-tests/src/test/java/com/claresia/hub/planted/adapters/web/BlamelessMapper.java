package com.claresia.hub.planted.adapters.web;

import org.mapstruct.Mapper;

/** What MapStruct is given. */
@Mapper
public interface BlamelessMapper {}
