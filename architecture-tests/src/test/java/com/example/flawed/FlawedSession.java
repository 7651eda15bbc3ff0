package com.example.flawed;

/** Public, though it is no factory; and it names another adapter. */
public final class FlawedSession {
  final Class<?> other = com.claresia.hub.adapters.keys.local.LocalLogKeys.class;
}
