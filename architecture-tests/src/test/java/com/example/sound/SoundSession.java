package com.example.sound;

import com.example.driver.Session;

/** Speaks to the driver, behind the factory. */
record SoundSession(Session session) {}
