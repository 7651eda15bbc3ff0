package com.example.driver;

/** A driver that an integrator brings. */
public final class Session {}
