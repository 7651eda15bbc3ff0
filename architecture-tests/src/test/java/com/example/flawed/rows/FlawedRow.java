package com.example.flawed.rows;

/** Lies below the package. */
final class FlawedRow {}
