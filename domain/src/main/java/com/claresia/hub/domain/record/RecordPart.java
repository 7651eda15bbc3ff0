package com.claresia.hub.domain.record;

/** The members of a record, in canonical order, and then those of the objects among them. */
public enum RecordPart {
  /** {@code actor}, an object. */
  ACTOR(0, '{'),
  /** {@code archetype_id}. */
  ARCHETYPE_ID(1, '"'),
  /** {@code body}, an object. */
  BODY(2, '{'),
  /** {@code derived_from}, an array. */
  DERIVED_FROM(3, '['),
  /** {@code invocation_id}. */
  INVOCATION_ID(4, '"'),
  /** {@code occurred_at}. */
  OCCURRED_AT(5, '"'),
  /** {@code on_behalf_of}, an object. */
  ON_BEHALF_OF(6, '{'),
  /** {@code record_id}. */
  RECORD_ID(7, '"'),
  /** {@code recorded_at}. */
  RECORDED_AT(8, '"'),
  /** {@code salt}. */
  SALT(9, '"'),
  /** {@code schema}. */
  SCHEMA(10, '"'),
  /** {@code skill_id}. */
  SKILL_ID(11, '"'),
  /** {@code submitted_by}, an object. */
  SUBMITTED_BY(12, '{'),
  /** {@code tenant_id}. */
  TENANT_ID(13, '"'),
  /** {@code type}. */
  TYPE(14, '"'),
  /** {@code actor.id}. */
  ACTOR_ID(15, '"'),
  /** {@code actor.kind}. */
  ACTOR_KIND(16, '"'),
  /** {@code on_behalf_of.id}. */
  ON_BEHALF_OF_ID(17, '"'),
  /** {@code on_behalf_of.kind}. */
  ON_BEHALF_OF_KIND(18, '"'),
  /** {@code submitted_by.iss}. */
  SUBMITTED_BY_ISS(19, '"'),
  /** {@code submitted_by.sub}. */
  SUBMITTED_BY_SUB(20, '"');

  private final int place;
  private final char opening;

  RecordPart(int place, char opening) {
    this.place = place;
    this.opening = opening;
  }

  int place() {
    return place;
  }

  /** With what the value begins. */
  char opening() {
    return opening;
  }
}
