/** The dialect: how a statement's text becomes a tree, and how what is no part of it is refused. */
@NullMarked
package com.claresia.hub.emulators.snowflake.sql;

import org.jspecify.annotations.NullMarked;
