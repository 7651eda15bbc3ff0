package com.claresia.hub.planted.application.append;

/** Planted: an outcome that is one type. */
public enum AppendResult {
  DONE
}
